/**
 * An older copy of the database is put back beside a store that is ahead of it: everything in it is read, nothing is written, and a
 * reconcile makes the two belong together again. From whatever moment of a generate the copy is.
 */
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { lookUp, setCredentials } from '../../engine/mappings/index.ts';
import type { EngineAt } from '../engine-at.ts';
import { chance, sample } from '../random.ts';
import { fileIn, perform } from './acts.ts';
import { credentialOf } from './credentials.ts';
import { runToEnd, start } from './process.ts';
import { databaseOf, expectedOf, expectEveryCredential, expectFinished, expectRing, ringIds } from './soundness.ts';
import { within } from './within.ts';
import { openWorlds } from './worlds.ts';

const COUNT = 2500;
const expected = expectedOf(COUNT);
const worlds = await openWorlds(COUNT);
const MOMENTS = ['generate.preflight', 'generate.announced', 'generate.current', 'generate.batch', 'generate.done'];
const program = inject('killProgram');
afterAll(() => worlds.removeAll());

/** With the write-ahead log, as a snapshot of the disk would have it. */
function copyDatabase(from: string, to: string): void {
  for (const side of ['', '-wal', '-shm']) rmSync(to + side, { force: true });
  for (const side of ['', '-wal']) if (existsSync(from + side)) copyFileSync(from + side, to + side);
}

/** Another process generates; the database is copied while it stands behind `moment`, and put back when it has ended. */
async function putBackFrom(moment: string): Promise<string> {
  const world = await worlds.copyFor('generate');
  const copy = fileIn(world, 'old.db');
  const generating = start(program, { world, act: 'generate', grain: 'step', holdAt: moment });
  await generating.said((said) => 'step' in said && said.step === moment);
  copyDatabase(databaseOf(world), copy);
  generating.go();
  expect((await generating.ended).how).toBe('done');
  expect((await runToEnd(program, { world, act: 'generate', grain: 'step' })).how).toBe('done');
  copyDatabase(copy, databaseOf(world));
  return world;
}

const write = ({ parts, caller }: EngineAt, number: number): Promise<unknown> => {
  const { application, account } = credentialOf(number);
  return setCredentials(parts, caller, { application, account, values: [credentialOf(number, 7).password] });
};

describe('a database that was put back', () => {
  test.each(inject('full') ? MOMENTS : sample(MOMENTS, 2, chance(inject('seed'))))('as it was behind %s', async (moment) => {
    const world = await putBackFrom(moment);
    const [changed, untouched] = [credentialOf(5, 7), credentialOf(6)];
    const before = await within(world, async (engine) => {
      const { situations } = await engine.client.system.overview();
      expect(situations.map(({ id }) => id)).toContain('database-rolled-back');
      await expectEveryCredential(engine, world, expected);
      expect((await lookUp(engine.parts, engine.caller, untouched)).fields.get(1)).toBe(untouched.password);
      await expect(write(engine, 5)).rejects.toMatchObject({ code: 'DATABASE_ROLLED_BACK' });
      await expect(perform('generate', engine, world)).rejects.toMatchObject({ code: 'DATABASE_ROLLED_BACK' });
      await expectEveryCredential(engine, world, expected);
      return ringIds(engine);
    });
    expect((await runToEnd(program, { world, act: 'reconcile', grain: 'step' })).how).toBe('done');
    await within(world, async (engine) => {
      await expectFinished(engine, world, expected);
      await expectRing(engine, before);
      await write(engine, 5);
      expect((await lookUp(engine.parts, engine.caller, changed)).fields.get(1)).toBe(changed.password);
      await perform('generate', engine, world);
    });
  });
});
