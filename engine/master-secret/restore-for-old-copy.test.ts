/** An older copy of the database, under a secret that the ring lacks: a backup brings the secret, then the copy is reconciled. */
import { rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { verifyAudit } from '../audit/index.ts';
import { ringSecrets } from '../crypto/index.ts';
import type { Engine } from '../open.ts';
import { overview } from '../situations/index.ts';
import {
  addCredentials,
  copyOf,
  crashAt,
  drain,
  generateTo,
  lookUp,
  passwordOf,
  PASSWORD,
  twoSecrets,
  type World,
} from './engine.helper.ts';
import { reconcile } from './reconcile.ts';
import { restore } from './restore.ts';
import { retire } from './retire.ts';
import { verifyDatabase } from './verify-database.ts';

const ROWS = 20;
const template = await twoSecrets(ROWS);
let world: World;
let engine: Engine;
beforeEach(async () => {
  world = await copyOf(template);
  engine = await world.open();
  await (await engine.parts.database()).copyTo(world.file('old.db')); // rows under 2
  await generateTo(engine, world, 'third.bak');
});
afterEach(() => world.remove());
afterAll(() => template.remove());

const putBackOldCopy = async (): Promise<void> => (await engine.parts.database()).replaceWith(world.file('old.db'));
const restoreFrom = (name: string, of = engine) => drain(restore(of.parts, world.caller, { path: world.file(name), password: PASSWORD }));
const reconciled = (of = engine) => drain(reconcile(of.parts, world.caller, { confirmation: 'Contoso' }));
const versionsOf = async (of = engine): Promise<string[]> =>
  ringSecrets((await (await of.parts.store()).read()).ring).map(({ version, state }) => `${version} ${state}`);
const stops = async (): Promise<string[]> =>
  (await overview(engine.parts, world.caller)).situations
    .map(({ id }) => id)
    .filter((id) => id === 'store-behind' || id.startsWith('database-r'));

/** The ring holds 1 only, which is not current. */
async function loseStoreAndRestoreTheOldest(): Promise<void> {
  await rm(engine.parts.folder.storeFolder, { recursive: true });
  await restoreFrom('first.bak');
  expect(await versionsOf()).toEqual(['1 previous']);
  await putBackOldCopy();
}

async function everythingWritten(): Promise<unknown> {
  const database = await engine.parts.database();
  return database.read(async (db) => ({
    system: await db.selectFrom('system').selectAll().execute(),
    secrets: await db.selectFrom('secret').selectAll().execute(),
    operations: await db.selectFrom('operation').selectAll().execute(),
    records: await db.selectFrom('audit_event').selectAll().execute(),
    mappings: await db.selectFrom('mapping').selectAll().execute(),
  }));
}

async function expectEverythingOpens(of: Engine, version: number): Promise<void> {
  const found = await verifyDatabase(of.parts, world.caller);
  expect(found).toMatchObject({ total: ROWS, opened: ROWS, bySecretVersion: { [version]: ROWS } });
  expect(await lookUp(of, 7)).toBe(passwordOf(7));
  expect((await verifyAudit(of.parts)).fault).toBeNull();
}

test('nothing is current in the ring: the backup that holds the secret of the copy is restored, the copy not written, then reconciled', async () => {
  await loseStoreAndRestoreTheOldest();
  expect(await stops()).toEqual(['store-behind', 'database-rolled-back']);
  await expect(reconciled()).rejects.toMatchObject({ code: 'RECOVERY', params: { versions: '2' } });
  const before = await everythingWritten();
  const [event, ...others] = await restoreFrom('second.bak');
  expect(others).toEqual([]);
  expect(event).toMatchObject({ operation: { kind: 'restore', state: 'done' }, left: [] });
  expect(event?.installed.map(({ version, held }) => [version, held])).toEqual([[1, true], [2, false]]); // prettier-ignore
  expect(await everythingWritten()).toEqual(before);
  expect(await stops()).toEqual(['database-rolled-back']);
  await reconciled();
  expect(await versionsOf()).toEqual(['1 previous', '2 current']);
  await expectEverythingOpens(engine, 2);
  await addCredentials(engine, 1, ROWS);
  await generateTo(engine, world, 'fourth.bak');
  expect(await versionsOf()).toEqual(['1 previous', '2 previous', '4 current']);
});

test('what was done is on record once the copy is reconciled', async () => {
  await loseStoreAndRestoreTheOldest();
  await restoreFrom('second.bak');
  await reconciled();
  await verifyDatabase(engine.parts, world.caller); // the next action takes in what waited
  const database = await engine.parts.database();
  const records = await database.read((db) =>
    db.selectFrom('audit_event').selectAll().where('action', '=', 'backup.restore').orderBy('seq').execute(),
  );
  expect(records.slice(-2).map(({ result, objects }) => [result, objects])).toEqual(
    ['intent', 'done'].map((result) => [result, JSON.stringify([world.file('second.bak')])]),
  );
  expect(JSON.parse(records.at(-1)?.detail ?? '')).toMatchObject({ versions: '1, 2' });
});

test('a backup that does not hold it is refused by the version that is lacking, and nothing changes', async () => {
  await loseStoreAndRestoreTheOldest();
  await expect(restoreFrom('first.bak')).rejects.toMatchObject({ code: 'RECOVERY', params: { versions: '2' } });
  expect(await versionsOf()).toEqual(['1 previous']);
});

test('one that was retired comes back beside the current one, which stays it; no key goes', async () => {
  await retire(engine.parts, world.caller, { version: 2, confirmation: '2' });
  await putBackOldCopy();
  expect(await versionsOf()).toEqual(['1 previous', '3 current']);
  await restoreFrom('second.bak');
  expect(await versionsOf()).toEqual(['1 previous', '2 previous', '3 current']);
  await reconciled();
  await expectEverythingOpens(engine, 3);
});

test('where the ring holds it there is nothing to restore before the copy is reconciled', async () => {
  await putBackOldCopy();
  await expect(restoreFrom('second.bak')).rejects.toThrow('DATABASE_ROLLED_BACK');
});

test('ended once the ring is written: another process reconciles', async () => {
  await loseStoreAndRestoreTheOldest();
  const ended = await world.open({ onStep: crashAt('restore.ring') });
  await expect(restoreFrom('second.bak', ended)).rejects.toThrow('ended at');
  await ended.close();
  const next = await world.open();
  await reconciled(next);
  await expectEverythingOpens(next, 2);
});
