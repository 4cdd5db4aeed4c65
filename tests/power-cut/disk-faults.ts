/**
 * The power goes, or the disk fails or is full, at each file operation of generate, back up and restore. Never is something reported
 * done that is not there when the power is back; never is a key lost; and there is always a way on.
 */
import { afterAll, expect, inject, test } from 'vitest';
import { expectedOf } from '../kill/soundness.ts';
import { openWorlds, type Worlds } from '../kill/worlds.ts';
import { chance, sample } from '../random.ts';
import { faultyWorld } from './faulty-world.ts';
import { attempt, expectDone, expectWayOn, type DiskAct } from './outcome.ts';

const COUNT = 30;
const expected = expectedOf(COUNT);
const CHANGES = /^(writeNew|rename|link|remove|syncFolder|makeFolder|setMode) /;

interface Operation {
  readonly number: number;
  readonly name: string;
}

/** What the act does to the disk when nothing happens. */
async function operationsOf(worlds: Worlds, act: DiskAct): Promise<Operation[]> {
  const faulty = await faultyWorld(await worlds.copyFor(act));
  expect(await attempt(faulty, act)).toBe(true);
  return faulty.disk.log.map((name, index) => ({ number: index + 1, name }));
}

async function naming(context: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    throw new Error(context, { cause });
  }
}

/** Three tests for one act; a file for each, so that they run side by side. */
export async function testDiskFaults(act: DiskAct): Promise<void> {
  const random = chance(inject('seed'));
  const worlds = await openWorlds(COUNT);
  afterAll(() => worlds.removeAll());
  const chosen = (operations: readonly Operation[]): readonly Operation[] => (inject('full') ? operations : sample(operations, 3, random));
  /** Of the changes that nobody synced, a medium keeps none, all, or some. */
  const KEEPS = { none: () => false, all: () => true, some: () => random.next() < 0.5 } as const;

  test('the power goes at each file operation', async () => {
    const changes = (await operationsOf(worlds, act)).filter(({ name }) => CHANGES.test(name));
    for (const { number, name } of chosen(changes)) {
      for (const when of ['before', 'middle', 'after'] as const) {
        const keep = (['none', 'all', 'some'] as const)[random.integer(3)] ?? 'none';
        await naming(`power cut ${when} operation ${number}, ${name}; unsynced changes kept: ${keep}`, async () => {
          const faulty = await faultyWorld(await worlds.copyFor(act));
          faulty.disk.cutAt({ operation: number, when });
          const reported = await attempt(faulty, act);
          faulty.powerBack(KEEPS[keep]);
          if (reported) await expectDone(faulty, act, expected);
          else await expectWayOn(faulty, act, expected);
        });
      }
    }
  });

  test.each(['EIO', 'ENOSPC'] as const)('%s at each file operation', async (code) => {
    const operations = (await operationsOf(worlds, act)).filter(({ name }) => code === 'EIO' || CHANGES.test(name));
    for (const { number, name } of chosen(operations)) {
      const [persistent, when] = [random.next() < 0.5, random.next() < 0.5 ? 'before' : 'after'] as const;
      await naming(`${code} ${when} operation ${number}, ${name}${persistent ? ', and all after it' : ''}`, async () => {
        const faulty = await faultyWorld(await worlds.copyFor(act));
        faulty.disk.failAt({ operation: number, code, persistent, when });
        const reported = await attempt(faulty, act);
        faulty.disk.heal();
        faulty.powerBack();
        if (reported) await expectDone(faulty, act, expected);
        else await expectWayOn(faulty, act, expected);
      });
    }
  });
}
