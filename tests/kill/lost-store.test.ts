/**
 * The secret store is lost, and everything is given up: a process is ended by SIGKILL behind every durable step of that, and another
 * one finds a way on from there, with or without a backup that turns up. Whatever was set aside comes back with its secret.
 */
import { afterAll, expect, inject, test } from 'vitest';
import type { EngineAt } from '../engine-at.ts';
import { chance, sample } from '../random.ts';
import { perform } from './acts.ts';
import { runToEnd } from './process.ts';
import { expectedOf, expectFinished } from './soundness.ts';
import { openWorlds } from './worlds.ts';
import { within } from './within.ts';

const COUNT = 1200;
const SAMPLED = 2;
const expected = expectedOf(COUNT);
const worlds = await openWorlds(COUNT);
const program = inject('killProgram');
const grain = inject('full') ? 'file' : 'step';
afterAll(() => worlds.removeAll());

/** Two secrets, and the store is gone. */
const lostWorld = (): Promise<string> => worlds.copyFor('restore');

async function giveUpTheRest(engine: EngineAt, world: string): Promise<void> {
  const { store, total } = await engine.client.database.unreadable();
  if (store !== 'there' || total > 0) await perform('quarantine', engine, world);
}

const stops = async ({ client }: EngineAt): Promise<string[]> => {
  const { situations } = await client.system.overview();
  return situations.map(({ id }) => id).filter((id) => id.startsWith('store-') || id.startsWith('secret-') || id.startsWith('master-'));
};

/** Nothing is left but to begin anew; should the backup turn up after all, everything is there again. */
async function expectNewBeginning(world: string): Promise<void> {
  await within(world, async (engine) => {
    await giveUpTheRest(engine, world);
    expect(await stops(engine)).toEqual(['secret-lost']);
    await perform('generate', engine, world);
    expect(await stops(engine)).toEqual([]);
    expect((await engine.client.system.overview()).counts).toMatchObject({ credentials: 0, quarantined: COUNT });
  });
  await within(world, async (engine) => {
    await perform('restore', engine, world);
    await expectFinished(engine, world, expected);
  });
}

async function expectRestorable(world: string): Promise<void> {
  await within(world, async (engine) => {
    await perform('restore', engine, world);
    await expectFinished(engine, world, expected);
  });
}

test('ended behind every durable step of giving everything up', async () => {
  const { steps, how } = await runToEnd(program, { world: await lostWorld(), act: 'quarantine', grain });
  expect([how, steps.includes('quarantine.store'), steps.includes('quarantine.rows')]).toEqual(['done', true, true]);
  const all = steps.map((_, index) => index + 1);
  for (const killAt of inject('full') ? all : sample(all, SAMPLED, chance(inject('seed')))) {
    const world = await lostWorld();
    const { signal, steps: done } = await runToEnd(program, { world, act: 'quarantine', grain, killAt });
    expect(signal).toBe('SIGKILL');
    try {
      await expectRestorable(await worlds.copyOf(world));
      await expectNewBeginning(world);
    } catch (cause) {
      throw new Error(`ended behind step ${killAt}, ${done.at(-1) ?? 'none'}`, { cause });
    }
  }
});
