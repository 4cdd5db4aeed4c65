/** Rows that no secret opens: found, named, in nobody's way once they are set aside. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '../open.ts';
import { importCredentials } from '../mappings/import-credentials.ts';
import { setCredentials } from '../mappings/set-credentials.ts';
import { quarantine as aside } from '../credential-db/index.ts';
import { overview } from '../situations/index.ts';
import {
  accountOf,
  addCredentials,
  copyOf,
  crashAt,
  damageRows,
  drain,
  generateTo,
  lookUp,
  passwordOf,
  twoSecrets,
  type World,
} from './engine.helper.ts';
import { resume } from './operation-control.ts';
import { operationStatus } from './operation-view.ts';
import { listUnreadable } from './list-unreadable.ts';
import { quarantine } from './quarantine.ts';
import { verifyDatabase } from './verify-database.ts';

const ROWS = 1100;
const template = await twoSecrets(ROWS);
let world: World;
let engine: Engine;
beforeEach(async () => {
  world = await copyOf(template);
  engine = await world.open();
});
afterEach(() => world.remove());
afterAll(() => template.remove());

test('verifying names what does not open; nothing is generated over it', async () => {
  await damageRows(engine, 3);
  const found = await verifyDatabase(engine.parts, world.caller);
  expect(found).toMatchObject({ total: ROWS, opened: ROWS - 3 });
  expect(found.failed.map(({ application, secretVersion, reason }) => [application, secretVersion, reason])).toEqual(
    Array(3).fill(['SAP', 2, 'altered']),
  );
  await expect(generateTo(engine, world, 'third.bak')).rejects.toMatchObject({ code: 'ROWS_UNREADABLE', params: { count: 3 } });
  expect(await operationStatus(engine.parts)).toMatchObject({ kind: 'generate', state: 'failed', secretVersion: null });
});

test('the search for what does not open ends with whoever asked', async () => {
  await damageRows(engine, 3);
  expect(await listUnreadable(engine.parts, new AbortController().signal)).toMatchObject({ total: 3 });
  await expect(listUnreadable(engine.parts, AbortSignal.abort())).rejects.toThrow('INTERRUPTED');
});

describe('after a generate that was refused, it goes on being said that rows do not open', () => {
  const said = async (): Promise<unknown> =>
    (await overview(engine.parts, world.caller)).situations.find(({ id }) => id === 'rows-unreadable')?.params;
  beforeEach(async () => {
    await damageRows(engine, 3);
    await expect(generateTo(engine, world, 'third.bak')).rejects.toThrow('ROWS_UNREADABLE');
    expect(await said()).toEqual({ count: 3 });
  });

  test('until they are set aside', async () => {
    await quarantine(engine.parts, world.caller, { confirmation: '3' });
    expect(await said()).toBeUndefined();
  });

  test('and a look at all of them corrects how many', async () => {
    const database = await engine.parts.database();
    const first = await database.read((db) => db.selectFrom('mapping').select('id').orderBy('id').limit(1).executeTakeFirstOrThrow());
    await database.write((db) => db.deleteFrom('mapping').where('id', '=', first.id).execute());
    await verifyDatabase(engine.parts, world.caller);
    expect(await said()).toEqual({ count: 2 });
    await database.write((db) =>
      db
        .deleteFrom('mapping')
        .where('id', '<=', first.id + 2)
        .execute(),
    );
    await verifyDatabase(engine.parts, world.caller);
    expect(await said()).toBeUndefined();
  });
});

test('what is set aside is let go when its user, or a file, sets the credentials again', async () => {
  await damageRows(engine, 3);
  await expect(generateTo(engine, world, 'third.bak')).rejects.toThrow('ROWS_UNREADABLE');
  await quarantine(engine.parts, world.caller, { confirmation: '3' });
  const database = await engine.parts.database();
  const setAside = (): Promise<unknown> => database.read((db) => aside.countQuarantined(db));
  expect(await setAside()).toBe(3);
  await setCredentials(engine.parts, world.caller, { application: 'SAP', account: accountOf(0), values: [] });
  expect(await setAside()).toBe(2);
  const path = join(world.root, 'again.csv');
  await writeFile(path, `application,account,externalUser\nSAP,${accountOf(1)},somebody-else\n`);
  await drain(importCredentials(engine.parts, world.caller, { path }));
  expect(await setAside()).toBe(1);
});

test('rows that are damaged while a re-encryption stands still stop it; set aside, it goes on to its end', async () => {
  const ended = await world.open({ onStep: crashAt('generate.re-encrypting') });
  await expect(generateTo(ended, world, 'third.bak')).rejects.toThrow();
  await damageRows(engine, 3);
  await expect(drain(resume(engine.parts, world.caller, {}))).rejects.toThrow('ROWS_UNREADABLE');
  expect(await operationStatus(engine.parts)).toMatchObject({ state: 're-encrypting', paused: true, failed: 3 });
  expect(await lookUp(engine, ROWS - 1)).toBe(passwordOf(ROWS - 1));
  await expect(quarantine(engine.parts, world.caller, { confirmation: '2' })).rejects.toMatchObject({ params: { expected: '3' } });
  expect(await quarantine(engine.parts, world.caller, { confirmation: '3' })).toEqual({ quarantined: 3, newStore: false });
  const { unreadable, quarantined } = await listUnreadable(engine.parts);
  expect([unreadable.length, quarantined.length]).toEqual([0, 3]);
  expect((await drain(resume(engine.parts, world.caller, {}))).at(-1)?.operation).toMatchObject({ state: 'done', failed: 0 });
  const found = await verifyDatabase(engine.parts, world.caller);
  expect(found).toMatchObject({ total: ROWS - 3, opened: ROWS - 3, bySecretVersion: { '3': ROWS - 3 }, failed: [] });
});

test('is refused before the switch of an operation, which is cancelled first', async () => {
  const ended = await world.open({ onStep: crashAt('generate.stored') });
  await expect(generateTo(ended, world, 'third.bak')).rejects.toThrow();
  await damageRows(engine, 1);
  await expect(quarantine(engine.parts, world.caller, { confirmation: '1' })).rejects.toThrow('OPERATION_ACTIVE');
  await addCredentials(engine, 1, ROWS);
});
