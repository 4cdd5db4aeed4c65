/** A generate makes rights anew under its secret, but never blesses what somebody else wrote; and it is all on record. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { verifyAudit } from '../audit/index.ts';
import { checkRights } from '../access/index.ts';
import type { Engine } from '../open.ts';
import { crashAt, drain, filledWorld, generateTo, PASSWORD, type World } from './engine.helper.ts';
import { resume } from './operation-control.ts';
import { operationStatus } from './operation-view.ts';

let world: World;
let engine: Engine;
beforeEach(async () => {
  world = await filledWorld(5);
  engine = await world.open();
});
afterEach(() => world.remove());

async function grantBehindItsBack(): Promise<void> {
  const database = await engine.parts.database();
  await database.write(async (db) => {
    const forged = { role: 'sso-administrator', application_id: '', account: 'EVIL\\eve', account_key: 'evil\\eve', position: 9 } as const;
    await db
      .insertInto('access_account')
      .values({ ...forged, rights_mac: null })
      .execute();
  });
}

test('rights hold under the new secret', async () => {
  await generateTo(engine, world, 'second.bak');
  const database = await engine.parts.database();
  const { ring } = await engine.parts.ring.contents();
  expect(await database.read((db) => checkRights(db, ring))).toEqual([]);
});

test('altered rights are refused at the beginning', async () => {
  await grantBehindItsBack();
  await expect(generateTo(engine, world, 'second.bak')).rejects.toThrow('RIGHTS_ALTERED');
  expect(await operationStatus(engine.parts)).toMatchObject({ state: 'done', secretVersion: 1 });
});

test('and in the switch itself, which then does not happen', async () => {
  const ended = await world.open({ onStep: crashAt('generate.announced') });
  await expect(generateTo(ended, world, 'second.bak')).rejects.toThrow('ended at');
  await grantBehindItsBack();
  await expect(drain(resume(engine.parts, world.caller, { password: PASSWORD }))).rejects.toThrow('RIGHTS_ALTERED');
  expect(await operationStatus(engine.parts)).toMatchObject({ state: 'failed' });
  expect(
    (await engine.parts.ring.contents()).ring.entries.flatMap((entry) => (entry.kind === 'master-secret' ? [entry.state] : [])),
  ).toEqual(['current', 'cancelled']);
});

test('each state of a generate is on record, the intent first, and the chain holds', async () => {
  await generateTo(engine, world, 'second.bak');
  const { id } = (await operationStatus(engine.parts)) ?? { id: '' };
  const database = await engine.parts.database();
  const records = await database.read((db) =>
    db.selectFrom('audit_event').select(['action', 'result', 'detail']).where('operation_id', '=', id).orderBy('seq').execute(),
  );
  expect(records.map(({ result, detail }) => `${result} ${(JSON.parse(detail) as { state: string }).state}`)).toEqual([
    'intent preflight',
    'step stored',
    'step backed-up',
    'step announced',
    'step current',
    'step re-encrypting',
    'done done',
  ]);
  expect(new Set(records.map(({ action }) => action))).toEqual(new Set(['secret.generate']));
  expect(JSON.stringify(records)).not.toContain(PASSWORD);
  expect((await verifyAudit(engine.parts)).fault).toBeNull();
});
