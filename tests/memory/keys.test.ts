/**
 * Where the keys of the ring are, by all of a process's memory, freed memory included: unlocked, in one copy each, OpenSSL's; locked,
 * nowhere. Raw and in the spellings that a careless line would make of them.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, expect, inject, onTestFinished, test } from 'vitest';
import { fileIn, homeOf } from '../kill/acts.ts';
import { within } from '../kill/within.ts';
import { openWorlds } from '../kill/worlds.ts';
import { countInMemory } from './scan.ts';

const PASSPHRASE = 'a passphrase of this test';
/** Two master secrets and the audit key. */
const KEYS = 3;
const worlds = await openWorlds(200);
afterAll(() => worlds.removeAll());

const SPELLINGS = ['hex', 'base64', 'base64url'] as const;

/** What each key of the ring looks like: its bytes, and three ways of writing them. */
async function looksOf(world: string): Promise<Buffer[][]> {
  return within(world, async ({ client, parts }) => {
    await client.protector.unlock({ passphrase: PASSPHRASE });
    const { ring } = await (await parts.store()).read();
    const written = (bytes: Buffer): Buffer[] => SPELLINGS.map((form) => Buffer.from(bytes.toString(form), 'latin1'));
    return ring.entries.map((entry) => {
      if (entry.kind === 'unknown') throw new Error('an entry of a kind that this version does not write');
      return entry.key.use((bytes) => [Buffer.from(bytes), ...written(bytes)]);
    });
  });
}

test.runIf(process.platform === 'linux')('unlocked, each in one copy; locked, in none', async () => {
  const world = await worlds.copyFor('generate');
  await within(world, async ({ client }) => {
    await client.protector.change({ to: 'passphrase', passphrase: PASSPHRASE });
  });
  const args = [inject('memoryProgram'), homeOf(world), PASSPHRASE, fileIn(world, 'next.bak')];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<unknown> => (await said.next()).value;

  expect(await next()).toBe('unlocked');
  const looks = await looksOf(world);
  const count = (): number[][] => looks.map((look) => countInMemory(child.pid ?? 0, look));
  expect(count()).toEqual(Array(KEYS).fill([1, 0, 0, 0]));
  child.stdin.write('go on\n');
  expect(await next()).toBe('locked');
  expect(count()).toEqual(Array(KEYS).fill([0, 0, 0, 0]));
  child.stdin.write('go on\n');
  await once(child, 'exit');
});
