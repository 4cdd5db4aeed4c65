/** A medium that is nearly full takes a part of what it is given and calls that a success: then the next write is refused. */
import type * as FilePromises from 'node:fs/promises';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { writeNewFile } from './export-file.ts';

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof FilePromises>();
  const open = async (...asked: Parameters<typeof real.open>) => {
    const file = await real.open(...asked);
    const write = file.write.bind(file);
    return Object.assign(file, { write: (text: string) => write(text.slice(0, 3)) });
  };
  return { ...real, open };
});

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'sso-'))));
afterEach(() => rm(folder, { recursive: true }));

// eslint-disable-next-line @typescript-eslint/require-await -- pieces are asynchronous; these are here already
async function* pieces(): AsyncGenerator<string> {
  yield 'first,';
  yield 'second\r\n';
}

it('is never taken for the whole file', async () => {
  await writeNewFile(join(folder, 'list.csv'), pieces());
  expect(await readFile(join(folder, 'list.csv'), 'utf8')).toBe('first,second\r\n');
  expect(await readdir(folder)).toEqual(['list.csv']);
});
