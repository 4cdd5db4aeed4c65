/** What a look at every credential has found stands on System until they are set aside, set anew or found to open. */
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { damageFile, unfenced } from '../credential-db/damage.helper.ts';
import type { Engine } from '../open.ts';
import { setCredentials } from '../mappings/set-credentials.ts';
import { overview } from '../situations/index.ts';
import {
  accountOf,
  addCredentials,
  alterCheckValues,
  copyOf,
  crashAt,
  damageRows,
  drain,
  filledWorld,
  generateTo,
  type World,
} from './engine.helper.ts';
import { listUnreadable } from './list-unreadable.ts';
import { resume } from './operation-control.ts';
import { quarantine } from './quarantine.ts';
import { verifyDatabase } from './verify-database.ts';

const ROWS = 20;

const template = await filledWorld(ROWS);
let world: World;
let engine: Engine;
beforeEach(async () => {
  world = await copyOf(template);
  engine = await world.open();
});
afterEach(() => world.remove());
afterAll(() => template.remove());

const situations = async (of = engine) => (await overview(of.parts, world.caller)).situations;
const said = async (of = engine): Promise<unknown> => (await situations(of)).find(({ id }) => id === 'rows-unreadable')?.params;
const verify = () => verifyDatabase(engine.parts, world.caller);
const set = (n: number): Promise<unknown> =>
  setCredentials(engine.parts, world.caller, { application: 'SAP', account: accountOf(n), values: [] });

describe('a database that was damaged behind everybody’s back, and verified', () => {
  beforeEach(async () => {
    await damageRows(engine, 3);
    expect(await said()).toBeUndefined();
    expect(await verify()).toMatchObject({ opened: ROWS - 3 });
    expect(await said()).toEqual({ count: 3 });
  });

  test('is told by every process', async () => {
    expect(await said(await world.open())).toEqual({ count: 3 });
  });

  test('is whole again once they are set aside', async () => {
    await quarantine(engine.parts, world.caller, { confirmation: '3' });
    expect(await said()).toBeUndefined();
    await verify();
    expect(await said()).toBeUndefined();
  });

  test('is whole again once their users have set them anew, one after the other', async () => {
    for (const [n, left] of [2, 1].entries()) {
      await set(n);
      expect(await said()).toEqual({ count: left });
    }
    await set(2);
    expect(await said()).toBeUndefined();
  });

  test.each([
    ['verifies', verify],
    ['looks for them', () => listUnreadable(engine.parts)],
  ])('is whole again once whoever %s finds that they open', async (_how, look) => {
    await damageRows(engine, 3); // the same bits once more
    expect(await said()).toEqual({ count: 3 });
    await look();
    expect(await said()).toBeUndefined();
  });
});

test('they are found by whoever looks for them too', async () => {
  await damageRows(engine, 2);
  await listUnreadable(engine.parts);
  expect(await said()).toEqual({ count: 2 });
});

test('a look that is ended keeps what it has found', async () => {
  await addCredentials(engine, 2000, ROWS);
  await damageRows(engine, 3);
  const stop = new AbortController();
  const place = { report: ({ done }: { done: number }) => (done > 0 ? stop.abort() : undefined), signal: stop.signal };
  await expect(verifyDatabase(engine.parts, world.caller, place)).rejects.toThrow('INTERRUPTED');
  expect(await said()).toEqual({ count: 3 });
});

test('a row that is damaged beyond what its table may hold is told until it is set aside', async () => {
  await engine.close();
  await damageFile(world.file('home/credentials.db'), `UPDATE mapping SET account = x'00ff' WHERE id = 4`);
  engine = await world.open();
  await verify();
  expect(await said()).toEqual({ count: 1 });
  await quarantine(engine.parts, world.caller, { confirmation: '1' });
  expect(await said()).toBeUndefined();
});

test('one that was altered and whose secret is not the database’s any more is counted once', async () => {
  await damageRows(engine, 3);
  await verify();
  await alterCheckValues(engine);
  expect(await said()).toEqual({ count: ROWS });
});

test('a re-encryption that stands still over them says so beside them', async () => {
  await engine.close();
  const ended = await world.open({ onStep: crashAt('generate.re-encrypting') });
  await expect(generateTo(ended, world, 'second.bak')).rejects.toThrow();
  await ended.close();
  engine = await world.open();
  await damageRows(engine, 2);
  await expect(drain(resume(engine.parts, world.caller, {}))).rejects.toMatchObject({ code: 'ROWS_UNREADABLE', params: { count: 2 } });
  expect((await situations()).map(({ id }) => id)).toEqual(expect.arrayContaining(['rows-unreadable', 'reencryption-paused']));
  expect(await said()).toEqual({ count: 2 });
  const database = await engine.parts.database();
  await database.write((db) => unfenced(db, () => db.deleteFrom('mapping').where('secret_version', '=', 1).execute()));
  expect(await said()).toBeUndefined();
});
