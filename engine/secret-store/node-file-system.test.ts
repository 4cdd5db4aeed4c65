import { mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeFileSystem as fs } from './node-file-system.ts';

let folder: string;
const at = (name: string): string => join(folder, name);
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sso-fs-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('writes new files for their owner alone, whatever the umask, and never over another', async () => {
  const before = process.umask(0);
  try {
    await fs.writeNew(at('new'), Buffer.from('bytes'));
    await fs.makeFolder(at('folder'));
  } finally {
    process.umask(before);
  }
  expect((await stat(at('new'))).mode & 0o777).toBe(0o600);
  expect((await stat(at('folder'))).mode & 0o777).toBe(0o700);
  await expect(fs.writeNew(at('new'), Buffer.from('other'))).rejects.toMatchObject({ code: 'EEXIST' });
  expect(await readFile(at('new'), 'utf8')).toBe('bytes');
});

test('says of a link that it is one, and of nothing that there is nothing', async () => {
  await symlink(at('nowhere'), at('link'));
  expect((await fs.facts(at('link')))?.kind).toBe('link');
  expect(await fs.facts(at('nothing'))).toBeNull();
  expect(await fs.facts(join(at('link'), 'below'))).toBeNull();
});

test('reads no more than it was told to, and no folder', async () => {
  await writeFile(at('large'), Buffer.alloc(100));
  await expect(fs.read(at('large'), 99)).rejects.toMatchObject({ code: 'EFBIG' });
  await expect(fs.read(folder, 99)).rejects.toMatchObject({ code: 'EINVAL' });
  expect(await fs.read(at('large'), 100)).toHaveLength(100);
});

test.skipIf(process.platform === 'win32')('does not wait for the writer of a named pipe', async () => {
  execFileSync('sh', ['-c', 'mkfifo "$0"', at('pipe')]);
  await expect(fs.read(at('pipe'), 99)).rejects.toMatchObject({ code: 'EINVAL' });
});

test('linking never replaces', async () => {
  await writeFile(at('a'), 'a');
  await writeFile(at('b'), 'b');
  await expect(fs.link(at('a'), at('b'))).rejects.toMatchObject({ code: 'EEXIST' });
  await fs.syncFolder(folder);
  expect(await fs.list(folder)).toEqual(['a', 'b']);
});
