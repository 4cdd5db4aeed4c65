import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withFolder } from '../../tests/contract/links.ts';
import { writeText } from './write-text.ts';

let folder: Awaited<ReturnType<typeof withFolder>>;
beforeEach(async () => {
  folder = await withFolder();
});
afterEach(() => folder.remove());

describe('a text that is exported', () => {
  it('is a new file of its owner alone', async () => {
    const path = join(folder.path, 'list.csv');
    await writeText(path, 'é\r\n');
    expect(await readFile(path, 'utf8')).toBe('é\r\n');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder.path)).toEqual(['list.csv']);
  });

  it('never replaces a file', async () => {
    const path = join(folder.path, 'list.csv');
    await writeFile(path, 'mine');
    await expect(writeText(path, 'other')).rejects.toMatchObject({ code: 'FILE_EXISTS' });
    expect(await readFile(path, 'utf8')).toBe('mine');
    expect(await readdir(folder.path)).toEqual(['list.csv']);
  });

  it.each(['authorized_keys', 'job', 'profile.sh', 'list.csv.desktop', '.csv', 'list.csv\n'])('is none by the name of %j', async (name) => {
    const refused = { code: 'FILE_NOT_WRITABLE', params: { reason: 'not-a-list' } };
    await expect(writeText(join(folder.path, name), 'text')).rejects.toMatchObject(refused);
    expect(await readdir(folder.path)).toEqual([]);
  });

  it('wants a whole path, and a folder that is there', async () => {
    await expect(writeText('list.csv', '')).rejects.toMatchObject({ code: 'PATH_NOT_ABSOLUTE' });
    await expect(writeText(join(folder.path, 'none', 'list.csv'), '')).rejects.toMatchObject({ code: 'FILE_NOT_WRITABLE' });
  });
});
