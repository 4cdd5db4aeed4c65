import { randomUUID } from 'node:crypto';
import { stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { secrets, system } from '../credential-db/index.ts';
import { createdWorld, generateTo } from './engine.helper.ts';

const world = await createdWorld();
const { engine } = world;
afterAll(() => world.remove());

const currentIn = async (parts: typeof engine.parts): Promise<number> => {
  const database = await parts.database();
  return (await database.read((db) => parts.ring.current(db))).secret.version;
};

test('says that there is no secret before the first one', async () => {
  await expect(currentIn(engine.parts)).rejects.toThrow('NO_SECRET');
});

test('sees a write that has time and size of the one before', async () => {
  const [store, file] = [await engine.parts.store(), join(engine.parts.folder.storeFolder, 'store')];
  const renameTo = async (systemName: string): Promise<void> => {
    await store.update((held) => ({ ...held, systemName }));
    await utimes(file, 1000, 1000);
  };
  const before = await store.read();
  await renameTo('Contosa');
  const { size } = await stat(file);
  expect((await engine.parts.ring.contents()).systemName).toBe('Contosa');
  await renameTo('Contoso');
  expect((await stat(file)).size).toBe(size);
  expect((await engine.parts.ring.contents()).systemName).toBe(before.systemName);
});

test('a process sees what another one has stored', async () => {
  const other = await world.open();
  await other.parts.ring.contents();
  await generateTo(engine, world, 'first.bak');
  expect(await currentIn(other.parts)).toBe(1);
  await generateTo(engine, world, 'second.bak');
  expect(await currentIn(other.parts)).toBe(2);
});

test('a key is handed out only for the very secret that the database knows', async () => {
  const database = await engine.parts.database();
  const known = await database.read((db) => secrets.findSecret(db, 2));
  expect((await engine.parts.ring.keyFor(2, known?.id ?? ''))?.secret.version).toBe(2);
  expect(await engine.parts.ring.keyFor(2, randomUUID())).toBeNull();
  expect(await engine.parts.ring.keyFor(9, known?.id ?? '')).toBeNull();
});

test('where the database encrypts with a secret that the store lacks, the state is recovery', async () => {
  const database = await engine.parts.database();
  await database.write(async (db) => {
    const lost = { version: 9, id: randomUUID(), check_value: '00', state: 'current', created_at: new Date(0).toISOString() } as const;
    await secrets.insertSecret(db, lost);
    await system.setEncryptWith(db, 9);
  });
  await expect(currentIn(engine.parts)).rejects.toMatchObject({ code: 'RECOVERY', params: { versions: '9' } });
});
