/** What a window hears of: everything that it shows, and no look-ups. */
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addApplication, addMapping, addOperation } from '../situations/rows.helper.ts';
import { addCurrentSecret, ANNA, madeSystem, type TestSystem } from '../situations/system.helper.ts';
import { audited } from '../audit/index.ts';
import type { Guid } from '../../shared/domain/names.ts';
import { announce } from './hub.ts';
import { watch, type Change, type Topic } from './watch.ts';

let made: TestSystem;
let sap: Guid;
beforeEach(async () => {
  made = await madeSystem();
  sap = await addApplication(made.parts, 'SAP');
});
afterEach(() => made.close());

/** The topics up to the next announcement, which is told at once, as `system`. */
async function untilAnnounced(events: AsyncIterator<Change, void>): Promise<readonly Topic[]> {
  announce(made.parts);
  const topics: Topic[] = [];
  for (;;) {
    const next = await events.next();
    if (next.done || next.value.topic === 'system') return topics;
    topics.push(next.value.topic);
  }
}

/** What `work` raises, but for `system`. */
async function raised(work: () => Promise<unknown>): Promise<readonly Topic[]> {
  const events = watch(made.parts);
  await events.next();
  await work();
  // the topics of one look come in a fixed order, `system` before the others: these are had by announcing once more
  const topics = [...(await untilAnnounced(events)), ...(await untilAnnounced(events))];
  await events.return(undefined);
  return topics;
}

const lookUps = async (): Promise<void> => {
  for (const account of ['a', 'b', 'c'])
    await made.parts.lookups.record({ actor: 'HOST\\anna', applicationId: sap, account, result: 'done' });
  await made.parts.lookups.flush();
};

it('hears of no look-ups, and of nothing where nothing happened', async () => {
  expect(await raised(lookUps)).toEqual([]);
  expect(await raised(() => Promise.resolve())).toEqual([]);
});

it('hears of a batch that was re-encrypted by its operation alone', async () => {
  await addCurrentSecret(made.parts);
  await addOperation(made.parts, { state: 're-encrypting' });
  const batch = async (): Promise<void> => {
    await (
      await made.parts.database()
    ).write(async (db) => {
      await db.updateTable('secret').set({ uses: 7 }).execute();
      await db.updateTable('operation').set({ done: 7 }).execute();
    });
  };
  expect(await raised(batch)).toEqual(['operation']);
});

it('hears of what happened beside look-ups', async () => {
  const both = async (): Promise<void> => {
    await lookUps();
    await audited(made.parts, ANNA, 'test.action', [], () => Promise.resolve());
  };
  expect(await raised(both)).toEqual(['mappings']);
});

it.each([
  ['a new mapping', () => addMapping(made.parts, sap, 1), ['mappings']],
  ['a new application', () => addApplication(made.parts, 'Mail'), ['applications']],
  ['a record', () => audited(made.parts, ANNA, 'test.action', [], () => Promise.resolve()), ['mappings']],
  ['a new master secret', () => addCurrentSecret(made.parts), ['mappings']],
  ['an operation', () => addOperation(made.parts, { state: 're-encrypting' }), ['operation']],
] as const)('hears of %s', async (_what, work, topics) => {
  expect(await raised(work)).toEqual(topics);
});

it('goes on after a failure that nobody foresaw, and logs it once', async () => {
  const broken = { now: false };
  const database: typeof made.parts.database = () =>
    broken.now ? Promise.reject(new TypeError('the disk caught fire')) : made.parts.database();
  const parts = { ...made.parts, database };
  const events = watch(parts);
  await events.next();
  const untilMappings = async (): Promise<void> => {
    announce(parts);
    for (let next = await events.next(); !next.done && next.value.topic !== 'mappings';) next = await events.next();
  };
  broken.now = true;
  await untilMappings();
  for (let times = 1; times <= 3; times += 1) {
    announce(parts);
    expect(await events.next()).toMatchObject({ done: false, value: { topic: 'system' } });
  }
  broken.now = false;
  await untilMappings();
  await events.return(undefined);
  const log = await readFile(join(made.parts.folder.logFolder, 'engine.log'), 'utf8');
  expect(log.match(/the disk caught fire/g)).toHaveLength(2); // message and stack of one entry
});

it('hears of a key file that comes, is shown to others, and goes', async () => {
  const { identityFolder, protectorKey } = made.parts.folder;
  await mkdir(identityFolder, { recursive: true });
  await rm(protectorKey, { force: true });
  const events = watch(made.parts);
  await events.next();
  for (const change of [() => writeFile(protectorKey, 'k', { mode: 0o600 }), () => chmod(protectorKey, 0o644), () => rm(protectorKey)]) {
    await change();
    expect((await events.next()).value).toMatchObject({ topic: 'system' });
  }
  await events.return(undefined);
});

it('tells one application that came in the place of another from none', async () => {
  await addApplication(made.parts, 'Mail');
  const both = async (): Promise<void> => {
    const database = await made.parts.database();
    await database.write((db) => db.deleteFrom('application').where('name', '=', 'Mail').execute());
    made.advanceDays(1);
    await addApplication(made.parts, 'News');
  };
  expect(await raised(both)).toEqual(['applications']);
});
