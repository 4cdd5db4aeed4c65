/** Every state of a generate: what another process finds after a process ended there, and the two ways on. */
import { mkdir, rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '../open.ts';
import { ringSecrets } from '../crypto/index.ts';
import { secrets } from '../credential-db/index.ts';
import {
  addCredentials,
  copyOf,
  crashAt,
  drain,
  filledWorld,
  generateTo,
  lookUp,
  passwordOf,
  PASSWORD,
  type World,
} from './engine.helper.ts';
import { generate } from './generate.ts';
import { cancel, pause, resume } from './operation-control.ts';
import { operationStatus } from './operation-view.ts';
import { describeBackup, verifyBackup } from './verify-backup.ts';
import { verifyDatabase } from './verify-database.ts';

/** Three batches of a walk. */
const ROWS = 2500;
const template = await filledWorld(ROWS);
let world: World;
beforeEach(async () => {
  world = await copyOf(template);
});
afterEach(() => world.remove());
afterAll(() => template.remove());

/** A process that ended right behind `step`. */
async function endedAt(step: string): Promise<void> {
  const engine = await world.open({ onStep: crashAt(step) });
  await expect(generateTo(engine, world, 'second.bak')).rejects.toThrow(`ended at ${step}`);
  await engine.close();
}

async function expectEverythingOpens(engine: Engine): Promise<void> {
  const found = await verifyDatabase(engine.parts, world.caller);
  expect(found).toMatchObject({ total: ROWS, opened: ROWS, failed: [] });
  expect(await lookUp(engine, 7)).toBe(passwordOf(7));
}

const statesOf = async (engine: Engine): Promise<string[]> =>
  ringSecrets((await engine.parts.ring.contents()).ring).map(({ version, state }) => `${version} ${state}`);

async function expectStoreAndDatabaseAgree(engine: Engine): Promise<void> {
  const database = await engine.parts.database();
  const known = new Map((await database.read((db) => secrets.listSecrets(db))).map(({ version, state }) => [version, state]));
  const { ring } = await engine.parts.ring.contents();
  for (const { version, state } of ringSecrets(ring)) expect(known.get(version) ?? 'cancelled').toBe(state);
}

async function expectBackupHolds(engine: Engine, target: World, version: number): Promise<void> {
  const proof = await verifyBackup(engine.parts, target.caller, { path: target.file('second.bak'), password: PASSWORD });
  expect(proof.secrets.map((secret) => secret.version)).toContain(version);
  expect(proof.holdsCurrent).toBe(true);
}

const BEFORE_SWITCH = [
  ['generate.preflight', 'preflight'],
  ['generate.named', 'preflight'],
  ['generate.ring', 'preflight'],
  ['generate.stored', 'stored'],
  ['generate.backup-file', 'stored'],
  ['generate.backed-up', 'backed-up'],
  ['generate.announced', 'announced'],
] as const;

describe.each(BEFORE_SWITCH)('a process ends at %s', (step, state) => {
  test('another one goes on', async () => {
    await endedAt(step);
    const engine = await world.open();
    expect(await operationStatus(engine.parts)).toMatchObject({ kind: 'generate', state, paused: true, running: false });
    await expectEverythingOpens(engine);
    const events = await drain(resume(engine.parts, world.caller, { password: PASSWORD }));
    expect(events.at(-1)?.operation).toMatchObject({ state: 'done', done: ROWS, total: ROWS });
    await expectEverythingOpens(engine);
    await expectStoreAndDatabaseAgree(engine);
    const version = events.at(-1)?.operation.secretVersion ?? 0;
    expect(await statesOf(engine)).toContain(`${version} current`);
    await expectBackupHolds(engine, world, version);
  });

  test('another one cancels: the secret stays in the ring, marked, and its version is never used again', async () => {
    await endedAt(step);
    const engine = await world.open();
    const before = (await statesOf(engine)).length;
    expect(await cancel(engine.parts, world.caller)).toMatchObject({ state: 'cancelled', paused: false });
    const states = await statesOf(engine);
    expect(states).toHaveLength(before);
    expect(states[0]).toBe('1 current');
    expect(states.slice(1).every((text) => text.endsWith('cancelled'))).toBe(true);
    await expectStoreAndDatabaseAgree(engine);
    await expectEverythingOpens(engine);
    await generateTo(engine, world, 'third.bak');
    const named = step === 'generate.named' ? 1 : 0; // by the operation's row, before the ring held it
    expect((await statesOf(engine)).at(-1)).toBe(`${before + named + 1} current`);
    await expectEverythingOpens(engine);
  });
});

describe.each([
  ['generate.current', 'current'],
  ['generate.recorded', 'current'],
  ['generate.re-encrypting', 're-encrypting'],
  ['generate.batch', 're-encrypting'],
] as const)('a process ends at %s', (step, state) => {
  test('there is only forward, and no password is needed', async () => {
    await endedAt(step);
    const engine = await world.open();
    expect(await operationStatus(engine.parts)).toMatchObject({ state, paused: true });
    expect(await statesOf(engine)).toEqual(['1 previous', '2 current']);
    await expectEverythingOpens(engine);
    await addCredentials(engine, 1, ROWS);
    await expect(cancel(engine.parts, world.caller)).rejects.toThrow('OPERATION_PAST_SWITCH');
    const events = await drain(resume(engine.parts, world.caller, {}));
    expect(events.at(-1)?.operation).toMatchObject({ state: 'done' });
    const found = await verifyDatabase(engine.parts, world.caller);
    expect(found).toMatchObject({ opened: ROWS + 1, bySecretVersion: { '2': ROWS + 1 }, failed: [] });
  });
});

test('a password is asked only while the backup file has to be written, and a wrong one changes nothing', async () => {
  await endedAt('generate.backup-file');
  const engine = await world.open();
  await expect(drain(resume(engine.parts, world.caller, {}))).rejects.toMatchObject({
    code: 'PASSWORD_MISSING',
    params: { backup: 'existing' },
  });
  await expect(drain(resume(engine.parts, world.caller, { password: 'not the password' }))).rejects.toThrow('WRONG_PASSWORD');
  expect(await operationStatus(engine.parts)).toMatchObject({ state: 'stored', paused: true });
  expect((await drain(resume(engine.parts, world.caller, { password: PASSWORD }))).at(-1)?.operation.state).toBe('done');
});

test('a password that the backup is still to be written under is chosen anew, with its reminder, and judged', async () => {
  await endedAt('generate.stored');
  const engine = await world.open();
  const resumed = (input: Parameters<typeof resume>[2]) => drain(resume(engine.parts, world.caller, input));
  await expect(resumed({})).rejects.toMatchObject({ code: 'PASSWORD_MISSING', params: { backup: 'new' } });
  await expect(resumed({ password: 'short' })).rejects.toThrow('PASSWORD_TOO_SHORT');
  await expect(resumed({ password: PASSWORD, reminder: `it is ${PASSWORD}` })).rejects.toThrow('REMINDER_TELLS_PASSWORD');
  expect((await resumed({ password: PASSWORD, reminder: 'the usual one' })).at(-1)?.operation.state).toBe('done');
  expect(await describeBackup(engine.parts, { path: world.file('second.bak') })).toMatchObject({ reminder: 'the usual one' });
});

describe('the folder of the backup has gone', () => {
  const gone = () => ({ code: 'FILE_NOT_WRITABLE', params: { path: world.file('medium/second.bak'), reason: 'ENOENT' } });
  beforeEach(() => mkdir(world.file('medium')));

  test('under way: the operation is undone', async () => {
    const onStep = (step: string) => (step === 'generate.stored' ? rm(world.file('medium'), { recursive: true }) : undefined);
    const engine = await world.open({ onStep });
    await expect(generateTo(engine, world, 'medium/second.bak')).rejects.toMatchObject(gone());
    expect(await operationStatus(engine.parts)).toMatchObject({ state: 'failed' });
  });

  test('when it is to go on: it stands still until the folder is back', async () => {
    const engine = await world.open({ onStep: crashAt('generate.stored') });
    await expect(generateTo(engine, world, 'medium/second.bak')).rejects.toThrow('ended at');
    await engine.close();
    await rm(world.file('medium'), { recursive: true });
    const other = await world.open();
    await expect(drain(resume(other.parts, world.caller, {}))).rejects.toMatchObject(gone());
    expect(await operationStatus(other.parts)).toMatchObject({ state: 'stored', paused: true });
    await mkdir(world.file('medium'));
    expect((await drain(resume(other.parts, world.caller, { password: PASSWORD }))).at(-1)?.operation.state).toBe('done');
  });
});

test('pause and resume, from another process than the one that runs it', async () => {
  const other = await world.open();
  let batches = 0;
  const runner = await world.open({
    onStep: async (step) => {
      if (step === 'generate.batch' && (batches += 1) === 1) await pause(other.parts, world.caller);
    },
  });
  const events = await drain(generate(runner.parts, world.caller, { path: world.file('second.bak'), password: PASSWORD, reminder: '' }));
  expect(events.at(-1)?.operation).toMatchObject({ state: 're-encrypting', paused: true });
  expect(events.at(-1)?.operation.done).toBeLessThan(ROWS);
  await expectEverythingOpens(other);
  expect((await drain(resume(other.parts, world.caller, {}))).at(-1)?.operation).toMatchObject({ state: 'done', done: ROWS });
});

test('pausing before the switch is refused: there it is cancelled', async () => {
  await endedAt('generate.stored');
  const engine = await world.open();
  await expect(pause(engine.parts, world.caller)).rejects.toThrow('OPERATION_BEFORE_SWITCH');
});

test('cancelling from another process stops the one that runs it', async () => {
  const other = await world.open();
  const runner = await world.open({
    onStep: async (step) => {
      if (step === 'generate.ring') await cancel(other.parts, world.caller);
    },
  });
  const events = await drain(generate(runner.parts, world.caller, { path: world.file('second.bak'), password: PASSWORD, reminder: '' }));
  expect(events.at(-1)?.operation).toMatchObject({ state: 'cancelled' });
  expect(await statesOf(other)).toEqual(['1 current', '2 cancelled']);
});

test('of a cancel and a switch one wins: behind the switch there is nothing to cancel', async () => {
  const other = await world.open();
  const refusals: string[] = [];
  const runner = await world.open({
    onStep: async (step) => {
      if (step !== 'generate.current') return;
      await cancel(other.parts, world.caller).catch((error: unknown) => refusals.push((error as Error).message));
    },
  });
  await generateTo(runner, world, 'second.bak');
  expect(refusals).toEqual(['OPERATION_PAST_SWITCH']);
  expect(await statesOf(other)).toEqual(['1 previous', '2 current']);
});

test.each(['generate.stored', 'generate.backed-up', 'generate.announced'])(
  'cancelled behind %s, the one that runs it stops there',
  async (at) => {
    const other = await world.open();
    const runner = await world.open({
      onStep: async (step) => {
        if (step === at) await cancel(other.parts, world.caller);
      },
    });
    await generateTo(runner, world, 'second.bak');
    expect(await operationStatus(other.parts)).toMatchObject({ state: 'cancelled' });
    expect(await statesOf(other)).toEqual(['1 current', '2 cancelled']);
    await expectStoreAndDatabaseAgree(other);
  },
);
