/**
 * Every durable step of every operation: a process is ended by SIGKILL right behind it, and another process finds a system in
 * which every credential opens, and which goes on, is undone, or does the same again.
 */
import { existsSync } from 'node:fs';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { last, type EngineAt } from '../engine-at.ts';
import { chance, sample } from '../random.ts';
import { fileIn, homeOf, PASSWORD, perform } from './acts.ts';
import { runToEnd } from './process.ts';
import { expectedOf, expectEveryCredential, expectFinished, expectRing, ringIds } from './soundness.ts';
import { openWorlds, type StartingAct } from './worlds.ts';
import { within } from './within.ts';

/** Three batches of a walk. */
const COUNT = 2500;
/** Steps of each act where not all are asked for. */
const SAMPLED: Record<StartingAct, number> = { generate: 4, 'back-up': 1, restore: 2, reconcile: 3, retire: 1 };
const expected = expectedOf(COUNT);
const worlds = await openWorlds(COUNT);
const random = chance(inject('seed'));
const program = inject('killProgram');
const grain = inject('full') ? 'file' : 'step';
afterAll(() => worlds.removeAll());

/** What another process does with what it finds: goes on where there is something to go on with, else the whole once more. */
async function goOn(world: string, act: StartingAct): Promise<void> {
  await within(world, async (engine) => {
    const { operation } = await engine.client.system.overview();
    const active = operation && !['done', 'cancelled', 'failed'].includes(operation.state);
    if (active) return perform('resume', engine, world);
    if (await isToBeDone(engine, world, act)) await perform(act, engine, world);
  });
}

async function isToBeDone({ client }: EngineAt, world: string, act: StartingAct): Promise<boolean> {
  const { ring, situations, secret } = await client.system.overview();
  const has = (id: string): boolean => situations.some((situation) => situation.id === id);
  switch (act) {
    case 'generate':
      return secret?.version === 1;
    case 'back-up':
      return !existsSync(fileIn(world, 'written.bak'));
    case 'restore':
      return has('store-missing') || has('store-behind');
    case 'reconcile':
      return has('database-rolled-back');
    case 'retire':
      return ring.some(({ version, state }) => version === 1 && state !== 'retired');
  }
}

/** Before the switch an administrator may also decide otherwise. */
async function undo(world: string): Promise<boolean> {
  return within(world, async (engine) => {
    const { operation } = await engine.client.system.overview();
    if (!operation || !['preflight', 'stored', 'backed-up', 'announced'].includes(operation.state)) return false;
    await perform('cancel', engine, world);
    return true;
  });
}

const RESULT: Record<StartingAct, (engine: EngineAt, world: string) => Promise<void>> = {
  generate: async ({ client }, world) => {
    expect((await client.system.overview()).secret?.version).toBeGreaterThan(1);
    const { backup } = await client.system.overview();
    const verified = await last(client.backup.verify({ path: backup?.path ?? fileIn(world, 'none'), password: PASSWORD }));
    expect(verified).toMatchObject({ result: { holdsCurrent: true } });
  },
  'back-up': async ({ client }, world) => {
    const verified = await last(client.backup.verify({ path: fileIn(world, 'written.bak'), password: PASSWORD }));
    expect(verified).toMatchObject({ result: { holdsCurrent: true } });
  },
  restore: async ({ client }) => {
    expect((await client.system.overview()).secret?.version).toBe(2);
  },
  reconcile: async ({ client }) => {
    const { situations } = await client.system.overview();
    expect(situations.map(({ id }) => id)).not.toContain('database-rolled-back');
  },
  retire: async ({ client }) => {
    const { ring } = await client.system.overview();
    expect(ring.filter(({ version, state }) => version === 1 && state !== 'retired')).toEqual([]);
  },
};

const storeIsThere = (world: string): boolean => existsSync(`${homeOf(world)}/secret-store/store`);

async function checkAfter(world: string, act: StartingAct, before: readonly string[]): Promise<void> {
  if (storeIsThere(world) && act !== 'restore') await within(world, (engine) => expectEveryCredential(engine, world, expected));
  await goOn(world, act);
  await within(world, async (engine) => {
    await expectFinished(engine, world, expected);
    await RESULT[act](engine, world);
    await expectRing(engine, before);
  });
}

async function keysBefore(act: StartingAct, world: string): Promise<string[]> {
  if (act === 'restore') return [];
  const ids = await within(world, ringIds);
  return act === 'retire' ? ids.slice(1) : ids;
}

describe.each<StartingAct>(['generate', 'back-up', 'restore', 'reconcile', 'retire'])('%s', (act) => {
  test('ended behind every durable step, and taken up again', async () => {
    const { steps, how } = await runToEnd(program, { world: await worlds.copyFor(act), act, grain });
    expect(how).toBe('done');
    expect(steps.length).toBeGreaterThan(0);
    const all = steps.map((_, index) => index + 1);
    for (const killAt of inject('full') ? all : sample(all, SAMPLED[act], random)) {
      const world = await worlds.copyFor(act);
      const before = await keysBefore(act, world);
      const ended = await runToEnd(program, { world, act, grain, killAt });
      const context = `${act}: ended behind step ${killAt}, ${ended.steps.at(-1) ?? 'none'}`;
      expect(ended.signal, context).toBe('SIGKILL');
      try {
        const other = act === 'generate' ? await worlds.copyOf(world) : null;
        await checkAfter(world, act, before);
        if (other && (await undo(other))) await checkAfter(other, act, before);
      } catch (cause) {
        throw new Error(context, { cause });
      }
    }
  });
});
