/** What is said of a path that no backup file can be at. */
import { mkdir } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createdWorld } from './engine.helper.ts';
import { planBackup } from './plan-backup.ts';
import { describeBackup } from './verify-backup.ts';

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
