/**
 * A re-encryption of 20,000 credentials, ended by SIGKILL at random moments, again and again in the same system, while other
 * processes write and read: whoever comes next finds every credential, the newest that was acknowledged or a later one.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, inject, test } from 'vitest';
import { chance } from '../random.ts';
import { credentialOf, keyOf } from './credentials.ts';
import { readEverything } from './independent-reader.ts';
import { runToEnd, start } from './process.ts';
import { databaseOf, expectFinished } from './soundness.ts';
import { startTraffic, type Traffic } from './traffic-process.ts';
import { openWorlds } from './worlds.ts';
import { within } from './within.ts';

const COUNT = 20_000;
const MOMENTS = inject('full') ? 200 : 8;
const worlds = await openWorlds(COUNT);
afterAll(() => worlds.removeAll());

const generationIn = (password: string): number => Number(/\/(\d+)-/.exec(password)?.[1] ?? Number.NaN);

/** Nothing unreadable, nothing that was acknowledged older than it was then, nothing that nobody wrote. */
async function expectNothingLost(
  world: string,
  { acknowledged, tried }: Pick<Traffic, 'acknowledged' | 'tried'>,
): Promise<Map<string, string>> {
  const atLeast = new Map(acknowledged);
  return within(world, async ({ parts }) => {
    const { ring } = await (await parts.store()).read();
    const { opened, unreadable } = await readEverything(databaseOf(world), ring);
    expect(unreadable).toEqual([]);
    expect(opened.size).toBe(COUNT);
    for (let number = 0; number < COUNT; number += 1) {
      const password = opened.get(keyOf(credentialOf(number))) ?? '';
      const generation = generationIn(password);
      if (password !== credentialOf(number, generation).password) expect(password).toBe(credentialOf(number, generation).password);
      if (generation < (atLeast.get(number) ?? 0)) expect({ number, generation }).toEqual({ number, generation: atLeast.get(number) });
      if (generation > (tried.get(number) ?? 0)) expect({ number, generation }).toEqual({ number, generation: tried.get(number) ?? 0 });
    }
    return new Map(opened);
  });
}

async function isActive(world: string): Promise<boolean> {
  return within(world, async ({ client }) => {
    const operation = await client.operation.status();
    return operation !== null && !['done', 'cancelled', 'failed'].includes(operation.state);
  });
}

test(`${MOMENTS} random moments`, async () => {
  const { seed, next } = chance(inject('seed'));
  const program = inject('killProgram');
  const world = await worlds.copyFor('generate');
  const writer = await startTraffic(inject('trafficProgram'), { world, role: 'write', count: COUNT, seed });
  const reader = await startTraffic(inject('trafficProgram'), { world, role: 'read', count: COUNT, seed: seed + 1 });
  const started = performance.now();
  expect((await runToEnd(program, { world, act: 'generate', grain: 'step' })).how).toBe('done');
  const whole = performance.now() - started;
  for (let killed = 0; killed < MOMENTS;) {
    const act = (await isActive(world)) ? 'resume' : 'generate';
    const under = start(program, { world, act, grain: 'step' });
    const ended = under.ended.then(() => undefined);
    // a moment is a length of time: what is random here is where in its work the process is
    await Promise.race([pause(next() * whole, undefined, { ref: false }), ended]);
    under.process.kill('SIGKILL');
    const { signal } = await under.ended;
    if (signal === 'SIGKILL') killed += 1;
    await expectNothingLost(world, writer);
    expect([...writer.failures, ...reader.failures]).toEqual([]);
  }
  await Promise.all([writer.stop(), reader.stop()]);
  expect([...writer.failures, ...reader.failures]).toEqual([]);
  if (await isActive(world)) expect((await runToEnd(program, { world, act: 'resume', grain: 'step' })).how).toBe('done');
  const opened = await expectNothingLost(world, writer);
  await within(world, (engine) => expectFinished(engine, world, opened));
});
