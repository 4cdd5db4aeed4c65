/** Two processes at the same system: one wins, the other is told so; one that slept through a take-over changes nothing more. */
import { rm } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { encodeRing, ringSecrets } from '../../engine/crypto/index.ts';
import { openSqlite } from '../../bench/sqlite.ts';
import { homeOf, perform } from './acts.ts';
import { letGoOf, runToEnd, start, stopped } from './process.ts';
import { databaseOf, expectedOf, expectEveryCredential, expectFinished } from './soundness.ts';
import { openWorlds } from './worlds.ts';
import { within } from './within.ts';

const COUNT = 2500;
const expected = expectedOf(COUNT);
const worlds = await openWorlds(COUNT);
const program = inject('killProgram');
afterAll(() => worlds.removeAll());

const digest = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * All that database and store say: a digest of each table, and of the ring. The store's file itself may be written anew: whoever
 * ends notes in it how far the database's audit has come.
 */
async function everything(world: string): Promise<Record<string, unknown>> {
  const { ring, highestEpoch, highestVersion, incarnation, backup } = await within(world, async ({ parts }) =>
    (await parts.store()).read(),
  );
  const said: Record<string, unknown> = { highestEpoch, highestVersion, incarnation, backup, ring: encodeRing(ring).use(digest) };
  const database = await openSqlite(databaseOf(world));
  for (const { name } of await database.all("SELECT name FROM sqlite_master WHERE type = 'table'")) {
    const table = String(name);
    said[table] = digest(JSON.stringify(await database.all(`SELECT * FROM "${table}" ORDER BY rowid`)));
  }
  await database.close();
  return said;
}

describe('two processes generate', () => {
  test('at once: one wins, the other is refused', async () => {
    const world = await worlds.copyFor('generate');
    const both = [1, 2].map(() => start(program, { world, act: 'generate', grain: 'step', waitForGo: true }));
    await Promise.all(both.map((under) => under.said((said) => 'ready' in said)));
    for (const under of both) under.go();
    const ended = await Promise.all(both.map((under) => under.ended));
    expect(ended.map(({ how }) => how).sort()).toEqual(['OPERATION_ACTIVE', 'done']);
    await within(world, (engine) => expectFinished(engine, world, expected));
  });

  test.each(['generate.preflight', 'generate.stored', 'generate.announced', 'generate.current', 'generate.batch'])(
    'the second while the first is behind %s',
    async (holdAt) => {
      const world = await worlds.copyFor('generate');
      const first = start(program, { world, act: 'generate', grain: 'step', holdAt });
      await first.said((said) => 'step' in said && said.step === holdAt);
      expect((await runToEnd(program, { world, act: 'generate', grain: 'step' })).how).toBe('OPERATION_ACTIVE');
      await within(world, (engine) => expectEveryCredential(engine, world, expected));
      first.go();
      expect((await first.ended).how).toBe('done');
      await within(world, (engine) => expectFinished(engine, world, expected));
    },
  );
});

const WAKES = [
  ['generate.preflight', 'OPERATION_TAKEN_OVER'],
  ['generate.named', 'OPERATION_TAKEN_OVER'],
  ['generate.ring', 'OPERATION_TAKEN_OVER'],
  ['generate.backup-file', 'OPERATION_TAKEN_OVER'],
  ['generate.announced', 'OPERATION_TAKEN_OVER'],
  ['generate.current', 'OPERATION_TAKEN_OVER'],
  ['generate.batch', 'OPERATION_TAKEN_OVER'],
] as const;

/** The kernel still holds its lock. Where that cannot be seen (another machine), only the fence tells who is right. */
const forgetLock = (world: string): Promise<void> => rm(join(homeOf(world), 'operation.lock'));

describe('a process that was stopped, and taken for dead', () => {
  test.each(WAKES)('wakes up behind %s, says %s and writes nothing more', async (stopAt, how) => {
    const world = await worlds.copyFor('generate');
    const sleeper = start(program, { world, act: 'generate', grain: 'step', stopAt });
    await stopped(sleeper);
    await forgetLock(world);
    expect((await runToEnd(program, { world, act: 'resume', grain: 'step' })).how).toBe('done');
    await within(world, (engine) => expectFinished(engine, world, expected));
    const before = await everything(world);
    sleeper.process.kill('SIGCONT');
    expect((await sleeper.ended).how).toBe(how);
    expect(await everything(world)).toEqual(before);
    await within(world, (engine) => expectFinished(engine, world, expected));
  });

  test('wakes up while the other has named its secret and not stored it: one version, never two keys', async () => {
    const world = await worlds.copyFor('generate');
    const sleeper = start(program, { world, act: 'generate', grain: 'step', stopAt: 'generate.named' });
    await stopped(sleeper);
    await forgetLock(world);
    const other = start(program, { world, act: 'resume', grain: 'step', holdAt: 'generate.named' });
    await other.said((said) => 'step' in said && said.step === 'generate.named');
    sleeper.process.kill('SIGCONT');
    await letGoOf(sleeper, 'operation.lock');
    other.go();
    expect((await other.ended).how).toBe('done');
    expect((await sleeper.ended).how).toBe('OPERATION_TAKEN_OVER');
    await within(world, async (engine) => {
      await expectEveryCredential(engine, world, expected);
      const versions = ringSecrets((await (await engine.parts.store()).read()).ring).map(({ version }) => version);
      expect(new Set(versions).size).toBe(versions.length);
      await perform('generate', engine, world);
      await expectFinished(engine, world, expected);
    });
  });
});
