/** What is said of a path that no backup file can be at. */
import { mkdir, symlink } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createdWorld, PASSWORD } from './engine.helper.ts';
import { planBackup } from './plan-backup.ts';
import { describeBackup, verifyBackup } from './verify-backup.ts';

let world: Awaited<ReturnType<typeof createdWorld>>;
beforeEach(async () => {
  world = await createdWorld();
});
afterEach(() => world.remove());

test('a folder is called a folder, not a file in the way', async () => {
  const path = world.file('folder');
  await mkdir(path);
  const { parts } = world.engine;
  const reason = { path, reason: 'EISDIR' };
  await expect(planBackup(parts, { path, for: 'generate' })).rejects.toMatchObject({ code: 'FILE_NOT_WRITABLE', params: reason });
  await expect(describeBackup(parts, { path })).rejects.toMatchObject({ code: 'FILE_NOT_READABLE', params: reason });
});

test.skipIf(process.platform === 'win32')('a device is never read, nor what a link leads to', async () => {
  await symlink('/dev/null', world.file('link'));
  const { parts } = world.engine;
  for (const path of ['/dev/null', '/dev/full', world.file('link')]) {
    const refused = { code: 'FILE_NOT_READABLE', params: { path, reason: 'not-a-file' } };
    await expect(describeBackup(parts, { path })).rejects.toMatchObject(refused);
    await expect(verifyBackup(parts, world.caller, { path, password: PASSWORD })).rejects.toMatchObject(refused);
  }
});
