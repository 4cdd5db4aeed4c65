import { rm } from 'node:fs/promises';
import { afterAll, expect, test } from 'vitest';
import { system } from '../credential-db/index.ts';
import { backUp } from './back-up.ts';
import { addCredentials, createdWorld, drain, generateTo, lookUp, passwordOf, PASSWORD } from './engine.helper.ts';
import { restore } from './restore.ts';
import { verifyBackup } from './verify-backup.ts';
import { verifyDatabase } from './verify-database.ts';

const world = await createdWorld();
const { engine } = world;
afterAll(() => world.remove());

test('generate, fill, generate again, prove, back up, lose the store, restore', async () => {
  await generateTo(engine, world, 'first.bak');
  await addCredentials(engine, 3000);
  await generateTo(engine, world, 'second.bak');
  expect(await verifyDatabase(engine.parts, world.caller)).toEqual({
    kind: 'verify-database',
    total: 3000,
    opened: 3000,
    bySecretVersion: { '2': 3000 },
    failed: [],
  });
  expect(await lookUp(engine, 17)).toBe(passwordOf(17));

  const path = world.file('third.bak');
  const written = await backUp(engine.parts, world.caller, { path, password: PASSWORD, reminder: 'xkcd' });
  expect(written).toMatchObject({ path, secretVersion: 2 });
  const proof = await verifyBackup(engine.parts, world.caller, { path, password: PASSWORD });
  expect(proof).toMatchObject({ holdsCurrent: true, credentials: 3000 });
  expect(proof.secrets.map(({ version, fit, opens }) => [version, fit, opens])).toEqual([
    [1, 'fits', 0],
    [2, 'fits', 3000],
  ]);

  await rm(engine.parts.folder.storeFolder, { recursive: true });
  await expect(lookUp(engine, 17)).rejects.toThrow('STORE_MISSING');
  const events = await drain(restore(engine.parts, world.caller, { path, password: PASSWORD }));
  expect(events.at(-1)?.operation).toMatchObject({ kind: 'restore', state: 'done', paused: false, running: false });
  expect(events.at(-1)?.installed.map(({ version }) => version)).toEqual([1, 2]);
  expect(await lookUp(engine, 17)).toBe(passwordOf(17));
  const database = await engine.parts.database();
  expect((await database.read((db) => system.readSystem(db))).epoch).toBe(4);
});
