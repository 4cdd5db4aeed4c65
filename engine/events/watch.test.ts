/** What a window hears of: everything that it shows, and no look-ups. */
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
