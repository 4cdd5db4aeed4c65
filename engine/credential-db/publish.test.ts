/** Naming a file on media that do not do all that a disk does. */
import { open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { temporaryFolder } from './databases.helper.ts';
import { publish } from './publish.ts';

afterEach(() => vi.restoreAllMocks());

async function folderSyncFails(folder: string, code: string): Promise<void> {
  const handle = await open(folder, 'r');
  vi.spyOn(Object.getPrototypeOf(handle) as typeof handle, 'sync').mockRejectedValue(Object.assign(new Error(code), { code }));
  await handle.close();
}

it.each(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'])('a medium that cannot sync folders (%s) takes a copy', async (code) => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'made'), 'whole');
  await folderSyncFails(folder, code);
  await publish(join(folder, 'made'), join(folder, 'named'), 'FILE_EXISTS');
  expect(await readFile(join(folder, 'named'), 'utf8')).toBe('whole');
});

it('a folder that fails to sync is told', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'made'), 'whole');
  await folderSyncFails(folder, 'EIO');
  await expect(publish(join(folder, 'made'), join(folder, 'named'), 'FILE_EXISTS')).rejects.toMatchObject({ code: 'EIO' });
});
