/** What is put in order when a database is opened never keeps it from being opened. */
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { nodeFileSystem, type FileSystem } from '../secret-store/index.ts';
import { copyOf, filledWorld, lookUp, passwordOf, type World } from './engine.helper.ts';
import { verifyDatabase } from './verify-database.ts';

const template = await filledWorld(3);
let world: World;
beforeEach(async () => {
  world = await copyOf(template);
});
afterEach(() => world.remove());
afterAll(() => template.remove());

test.each(['{', 'null', '[]', '"x"', ''])('an intent whose detail is %j', async (detail) => {
  const first = await world.open();
  const { serverId: server_id } = await first.parts.settings();
  const names = { actor: 'HOST\\anna', origin: 'console', action: 'backup.write', objects: detail, operation_id: 'o-1' };
  const row = {
    server_id,
    seq: 1000,
    at: '2026-03-01T12:00:00.000Z',
    ...names,
    result: 'intent',
    detail,
    previous_hash: '',
    hash: '',
  } as const;
  await (await first.parts.database()).write((db) => db.insertInto('audit_event').values(row).execute());
  await first.close();
  const engine = await world.open();
  expect(await lookUp(engine, 1)).toBe(passwordOf(1));
  expect(await verifyDatabase(engine.parts, world.caller)).toMatchObject({ total: 3, opened: 3 });
});

test('a store that fails in whatever way', async () => {
  const store = join(world.home, 'secret-store', 'store');
  const fileSystem: FileSystem = {
    ...nodeFileSystem,
    read: (path, max) => (path === store ? Promise.reject(new Error('a fault of the disk')) : nodeFileSystem.read(path, max)),
  };
  const { parts } = await world.open({ fileSystem });
  const database = await parts.database();
  expect(await database.read((db) => db.selectFrom('mapping').select('id').execute())).toHaveLength(3);
});
