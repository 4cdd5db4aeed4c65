import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { syslog } from './system-log.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sso-log-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function command(script: string): Promise<string> {
  const path = join(folder, 'logger');
  await writeFile(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return path;
}

it.skipIf(process.platform === 'win32')('gets each line as an entry, and none as a part of the command', async () => {
  const path = await command(`printf '%s ' "$@" > ${folder}/with; cat > ${folder}/lines`);
  await syslog(path).write('warning', ['-p kern.emerg $(id)', 'Ünï']);
  expect(await readFile(join(folder, 'with'), 'utf8')).toBe('-t entsso -p auth.warning ');
  expect(await readFile(join(folder, 'lines'), 'utf8')).toBe('-p kern.emerg $(id)\nÜnï\n');
});

it.skipIf(process.platform === 'win32')('says where it cannot be written', async () => {
  await expect(syslog(await command('exit 3')).write('notice', ['x'.repeat(200_000)])).rejects.toThrow('ended with 3');
  await expect(syslog(join(folder, 'missing')).write('notice', ['x'])).rejects.toThrow('ENOENT');
});
