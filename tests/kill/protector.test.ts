/**
 * A change of protector, ended by SIGKILL behind each call to the file system: whoever opens the folder next completes or undoes it without
 * being asked for anything that he has not, every credential opens, and no key lies there that nobody needs.
 */
import { readdirSync } from 'node:fs';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { chance, sample } from '../random.ts';
import { homeOf, PASSWORD, perform, type Act } from './acts.ts';
import { runToEnd } from './process.ts';
import { expectedOf, expectFinished, expectRing, ringIds } from './soundness.ts';
import { within } from './within.ts';
import { openWorlds } from './worlds.ts';

const COUNT = 30;
const SAMPLED = 6;
const expected = expectedOf(COUNT);
const worlds = await openWorlds(COUNT);
const random = chance(inject('seed'));
const program = inject('killProgram');
afterAll(() => worlds.removeAll());

const keysIn = (world: string): string[] => readdirSync(`${homeOf(world)}/identity`).filter((name) => name.startsWith('store.key'));

async function expectSettled(world: string, ids: readonly string[]): Promise<void> {
  await within(world, async (engine) => {
    const { client, parts } = engine;
    await parts.database(); // opened by nobody in particular: here it is put in order
    if ((await client.protector.describe()).locked) await client.protector.unlock({ passphrase: PASSWORD });
    const stanzas = (await (await parts.store()).stanzas()).map(({ protector }) => protector);
    expect(stanzas).toHaveLength(1);
    expect(keysIn(world)).toEqual(stanzas[0] === 'key-file' ? ['store.key'] : []);
    await expectRing(engine, ids);
    await expectFinished(engine, world, expected);
  });
}

async function from(act: Act): Promise<string> {
  const world = await worlds.copyFor('generate');
  if (act === 'to-key-file') await within(world, (engine) => perform('to-passphrase', engine, world));
  return world;
}

describe.each<Act>(['to-passphrase', 'to-key-file'])('%s', (act) => {
  test('ended behind each call to the file system, and settled by the next', async () => {
    const start = await from(act);
    const ids = await within(await worlds.copyFor('generate'), ringIds);
    const { steps, how } = await runToEnd(program, { world: await worlds.copyOf(start), act, grain: 'file' });
    expect(how).toBe('done');
    const all = steps.map((_, index) => index + 1);
    for (const killAt of inject('full') ? all : sample(all, SAMPLED, random)) {
      const world = await worlds.copyOf(start);
      const { signal, steps: met } = await runToEnd(program, { world, act, grain: 'file', killAt });
      const context = `${act}: ended behind step ${killAt}, ${met.at(-1) ?? 'none'}`;
      expect(signal, context).toBe('SIGKILL');
      await expectSettled(world, ids).catch((cause: unknown) => {
        throw new Error(context, { cause });
      });
    }
  });
});
