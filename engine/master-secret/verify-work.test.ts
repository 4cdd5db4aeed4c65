/** Verifying as work: how far it is, and that ending it really ends it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../open.ts';
import type { Progress, WorkPlace } from '../work/types.ts';
import { filledWorld, PASSWORD, type World } from './engine.helper.ts';
import { verifyBackup } from './verify-backup.ts';
import { verifyDatabase } from './verify-database.ts';

const ROWS = 3500;

let world: World;
let engine: Engine;
beforeAll(async () => {
  world = await filledWorld(ROWS);
  engine = await world.open();
});
afterAll(() => world.remove());

const verify = {
  'database.verify': (place: WorkPlace) => verifyDatabase(engine.parts, world.caller, place),
  'backup.verify': (place: WorkPlace) =>
    verifyBackup(engine.parts, world.caller, { path: world.file('first.bak'), password: PASSWORD }, place),
} as const;

async function lastRecord() {
  const database = await engine.parts.database();
  return database.read((db) => db.selectFrom('audit_event').selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow());
}

describe.each(Object.keys(verify) as (keyof typeof verify)[])('%s', (action) => {
  test('tells how far it is, from nothing to all', async () => {
    const told: Progress[] = [];
    await verify[action]({ report: (progress) => told.push(progress), signal: new AbortController().signal });
    expect(told[0]).toEqual({ done: 0, total: ROWS, failed: 0 });
    expect(told.at(-1)).toEqual({ done: ROWS, total: ROWS, failed: 0 });
    expect(new Set(told.map(({ done }) => done))).toEqual(new Set([0, 1000, 2000, 3000, ROWS]));
  });

  test('ends behind the batch in which it is told to, and that is on record', async () => {
    const stop = new AbortController();
    const told: Progress[] = [];
    const report = (progress: Progress): void => {
      told.push(progress);
      if (progress.done >= 1000) stop.abort();
    };
    await expect(verify[action]({ report, signal: stop.signal })).rejects.toMatchObject({ code: 'INTERRUPTED' });
    expect(told.at(-1)?.done).toBe(1000);
    const record = await lastRecord();
    expect(record).toMatchObject({ action, result: 'refused' });
    expect(JSON.parse(record.detail)).toMatchObject({ code: 'INTERRUPTED' });
    expect(JSON.parse(record.detail)).toMatchObject({ code: 'INTERRUPTED' });
  });
});
