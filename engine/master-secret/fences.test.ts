/** Two processes at once, a process that wakes up after it was given up, a database that was put back to an older state. */
import { cp, rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { verifyAudit } from '../audit/index.ts';
import { operations, secrets, system } from '../credential-db/index.ts';
import type { AuditEventTable } from '../credential-db/schema.ts';
import { ringSecrets } from '../crypto/index.ts';
import type { Engine } from '../open.ts';
import { backUp } from './back-up.ts';
import {
  addCredentials,
  alterCheckValues,
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
import { reconcile } from './reconcile.ts';
import { restore } from './restore.ts';
import { verifyDatabase } from './verify-database.ts';

const ROWS = 1500;
const template = await filledWorld(ROWS);
let world: World;
beforeEach(async () => {
  world = await copyOf(template);
});
afterEach(() => world.remove());
afterAll(() => template.remove());

const versionsOf = async (engine: Engine): Promise<string[]> =>
  ringSecrets((await engine.parts.ring.contents()).ring).map(({ version, state }) => `${version} ${state}`);

const proof = (engine: Engine): Promise<unknown> => verifyDatabase(engine.parts, world.caller);

const start = (engine: Engine, name: string): Promise<unknown[]> =>
  drain(generate(engine.parts, world.caller, { path: world.file(name), password: PASSWORD, reminder: '' }));

test('of two that generate at once one does, the other is told that somebody does', async () => {
  const [one, two] = [await world.open(), await world.open()];
  const outcomes = await Promise.allSettled([start(one, 'one.bak'), start(two, 'two.bak')]);
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(refused.map(({ reason }) => (reason as { code: string }).code)).toEqual(['OPERATION_ACTIVE']);
  expect(await versionsOf(one)).toEqual(['1 previous', '2 current']);
  expect(await proof(two)).toMatchObject({ opened: ROWS, failed: [] });
});

test('a back-up and a second generate are refused before the switch, look-ups and stores go on', async () => {
  const ended = await world.open({ onStep: crashAt('generate.backed-up') });
  await expect(start(ended, 'second.bak')).rejects.toThrow();
  const engine = await world.open();
  await expect(start(engine, 'third.bak')).rejects.toThrow('OPERATION_ACTIVE');
  await expect(backUp(engine.parts, world.caller, { path: world.file('x.bak'), password: PASSWORD, reminder: '' })).rejects.toThrow(
    'OPERATION_ACTIVE',
  );
  await expect(drain(restore(engine.parts, world.caller, { path: world.file('first.bak'), password: PASSWORD }))).rejects.toThrow(
    'OPERATION_ACTIVE',
  );
  await addCredentials(engine, 1, ROWS);
  expect(await lookUp(engine, ROWS)).toBe(passwordOf(ROWS));
});

function gate(): { open: () => void; opened: Promise<void> } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

/** Holds a process at the first time that it reaches a step, until it is let go. */
function holdAt(step: string): { onStep: (name: string) => Promise<void>; reached: Promise<void>; letGo: () => void } {
  const [reached, released] = [gate(), gate()];
  let held = false;
  const onStep = async (name: string): Promise<void> => {
    if (name !== step || held) return;
    held = true;
    reached.open();
    await released.opened;
  };
  return { onStep, reached: reached.opened, letGo: released.open };
}

test.each(['generate.ring', 'generate.backup-file', 'generate.announced', 'generate.batch'])(
  'a process that wakes up at %s after another took over commits nothing more',
  async (step) => {
    const held = holdAt(step);
    const stale = await world.open({ onStep: held.onStep });
    const told = drain(generate(stale.parts, world.caller, { path: world.file('second.bak'), password: PASSWORD, reminder: '' }));
    const outcome = told.then(
      () => 'ended',
      (error: unknown) => (error as { code?: string }).code,
    );
    await held.reached;
    await rm(stale.parts.folder.operationLock); // as where a machine is thought dead: its lock no longer says anything
    const engine = await world.open();
    const events = await drain(resume(engine.parts, world.caller, { password: PASSWORD }));
    expect(events.at(-1)?.operation).toMatchObject({ state: 'done' });
    const states = await versionsOf(engine);
    held.letGo();
    expect(await outcome).toMatch(/ended|OPERATION_TAKEN_OVER/);
    await stale.parts.operations.latest()?.finished;
    const failure = stale.parts.operations.latest()?.failure() as { code?: string } | null | undefined;
    expect(failure?.code).toBe('OPERATION_TAKEN_OVER');
    expect(await versionsOf(engine)).toEqual(states);
    expect(await proof(engine)).toMatchObject({ opened: ROWS, failed: [] });
  },
);

async function putBackOldCopy(): Promise<Engine> {
  const engine = await world.open();
  await (await engine.parts.database()).copyTo(world.file('old.db'));
  await generateTo(engine, world, 'second.bak');
  await addCredentials(engine, 1, ROWS);
  await (await engine.parts.database()).replaceWith(world.file('old.db'));
  return engine;
}

const auditOf = async (engine: Engine): Promise<AuditEventTable[]> =>
  (await engine.parts.database()).read((db) => db.selectFrom('audit_event').selectAll().orderBy('seq').execute());

test('not even a record of the audit is written to an old copy: they wait beside it until it is reconciled', async () => {
  const engine = await putBackOldCopy();
  const before = await auditOf(engine);
  await proof(engine);
  await backUp(engine.parts, world.caller, { path: world.file('x.bak'), password: PASSWORD, reminder: '' });
  expect(await auditOf(engine)).toEqual(before);
  await drain(reconcile(engine.parts, world.caller, { confirmation: 'Contoso' }));
  await proof(engine);
  const taken = (await auditOf(engine)).filter(({ action }) => action === 'backup.write').map(({ result }) => result);
  expect(taken.slice(-2)).toEqual(['intent', 'done']);
  expect((await verifyAudit(engine.parts)).fault).toBeNull();
});

test('an old copy of the database is read, never written, until it is reconciled', async () => {
  const engine = await putBackOldCopy();
  expect(await lookUp(engine, 3)).toBe(passwordOf(3));
  await expect(addCredentials(engine, 1, ROWS + 1)).rejects.toThrow('DATABASE_ROLLED_BACK');
  await expect(start(engine, 'third.bak')).rejects.toThrow('DATABASE_ROLLED_BACK');
  await expect(drain(reconcile(engine.parts, world.caller, { confirmation: 'Fabrikam' }))).rejects.toThrow('CONFIRMATION_WRONG');
  const seen = (await engine.parts.ring.contents()).highestEpoch;

  const events = await drain(reconcile(engine.parts, world.caller, { confirmation: 'Contoso' }));
  expect(events.at(-1)?.operation).toMatchObject({ kind: 'reconcile', state: 'done', total: ROWS });
  const database = await engine.parts.database();
  const row = await database.read((db) => system.readSystem(db));
  expect(row.epoch).toBeGreaterThan(seen);
  expect((await engine.parts.ring.contents()).incarnation).toBe(row.incarnation);
  expect(await proof(engine)).toMatchObject({ opened: ROWS, bySecretVersion: { '2': ROWS } });
  await addCredentials(engine, 1, ROWS);
  await expect(drain(reconcile(engine.parts, world.caller, { confirmation: 'Contoso' }))).rejects.toThrow('DATABASE_NOT_ROLLED_BACK');
  await generateTo(engine, world, 'third.bak');
  expect(await versionsOf(engine)).toEqual(['1 previous', '2 previous', '3 current']);
});

test('reconciling voids what the old copy thinks is going on', async () => {
  const ended = await world.open({ onStep: crashAt('generate.announced') });
  await expect(start(ended, 'second.bak')).rejects.toThrow();
  const engine = await world.open();
  await (await engine.parts.database()).copyTo(world.file('old.db'));
  await drain(resume(engine.parts, world.caller, {}));
  await (await engine.parts.database()).replaceWith(world.file('old.db'));
  const voided = await operationStatus(engine.parts);
  await expect(drain(resume(engine.parts, world.caller, {}))).rejects.toThrow('DATABASE_ROLLED_BACK');
  await expect(pause(engine.parts, world.caller)).rejects.toThrow('DATABASE_ROLLED_BACK');
  await expect(cancel(engine.parts, world.caller)).rejects.toThrow('DATABASE_ROLLED_BACK');
  const events = await drain(reconcile(engine.parts, world.caller, { confirmation: 'Contoso' }));
  const outcome = (await auditOf(engine)).findLast(({ operation_id: id }) => id === voided?.id);
  expect(outcome).toMatchObject({ action: 'secret.generate', result: 'failed' });
  expect(JSON.parse(outcome?.detail ?? '')).toEqual({ supersededBy: events.at(-1)?.operation.id });
  const database = await engine.parts.database();
  expect(await database.read((db) => operations.activeOperation(db))).toBeUndefined();
  expect((await database.read((db) => secrets.listSecrets(db))).map(({ version, state }) => `${version} ${state}`)).toEqual([
    '1 previous',
    '2 current',
  ]);
  expect(await proof(engine)).toMatchObject({ opened: ROWS, failed: [] });
});

test.each(['reconcile.preflight', 'reconcile.current', 'reconcile.recorded', 'reconcile.re-encrypting', 'reconcile.batch'])(
  'a reconcile that ended at %s is gone on with',
  async (step) => {
    await (await putBackOldCopy()).close();
    const ended = await world.open({ onStep: crashAt(step) });
    await expect(drain(reconcile(ended.parts, world.caller, { confirmation: 'Contoso' }))).rejects.toThrow(`ended at ${step}`);
    await ended.close();
    const engine = await world.open();
    expect(await operationStatus(engine.parts)).toMatchObject({ kind: 'reconcile', paused: true });
    expect((await drain(resume(engine.parts, world.caller, {}))).at(-1)?.operation.state).toBe('done');
    expect(await proof(engine)).toMatchObject({ opened: ROWS, bySecretVersion: { '2': ROWS } });
    await addCredentials(engine, 1, ROWS);
  },
);

test('a reconcile that is killed twice, behind its switch and at its end, raises no alarm about the audit', async () => {
  await (await putBackOldCopy()).close();
  const [first, second] = [holdAt('reconcile.current'), holdAt('reconcile.done')];
  const one = await world.open({ onStep: first.onStep });
  const ended = [drain(reconcile(one.parts, world.caller, { confirmation: 'Contoso' }))];
  await first.reached;
  await rm(one.parts.folder.operationLock); // as the kernel frees it where the process is gone
  const two = await world.open({ onStep: second.onStep });
  ended.push(drain(resume(two.parts, world.caller, {})));
  await second.reached;
  await rm(two.parts.folder.operationLock);
  const engine = await world.open();
  await proof(engine);
  expect((await verifyAudit(engine.parts)).fault).toBeNull();
  first.letGo();
  second.letGo();
  await Promise.allSettled(ended);
});

test('after a reconcile an old store is behind, and is restored: it never reconciles the database down to its own ring', async () => {
  const engine = await putBackOldCopy();
  const kept = world.file('kept');
  await cp(engine.parts.folder.storeFolder, kept, { recursive: true });
  await drain(reconcile(engine.parts, world.caller, { confirmation: 'Contoso' }));
  await generateTo(engine, world, 'third.bak');
  await rm(engine.parts.folder.storeFolder, { recursive: true });
  await cp(kept, engine.parts.folder.storeFolder, { recursive: true });
  await expect(drain(reconcile(engine.parts, world.caller, { confirmation: 'Contoso' }))).rejects.toThrow('DATABASE_NOT_ROLLED_BACK');
  await expect(addCredentials(engine, 1, ROWS)).rejects.toThrow('RECOVERY');
  await drain(restore(engine.parts, world.caller, { path: world.file('third.bak'), password: PASSWORD }));
  expect(await versionsOf(engine)).toEqual(['1 previous', '2 previous', '3 current']);
  expect(await proof(engine)).toMatchObject({ opened: ROWS, failed: [] });
});

test('a store that was restored without the current secret reconciles an older copy under the secret that the copy encrypts with', async () => {
  const engine = await world.open();
  await (await engine.parts.database()).copyTo(world.file('old.db'));
  await generateTo(engine, world, 'second.bak');
  await rm(engine.parts.folder.storeFolder, { recursive: true });
  await drain(restore(engine.parts, world.caller, { path: world.file('first.bak'), password: PASSWORD }));
  expect(await versionsOf(engine)).toEqual(['1 previous']);
  await (await engine.parts.database()).replaceWith(world.file('old.db'));
  const events = await drain(reconcile(engine.parts, world.caller, { confirmation: 'Contoso' }));
  expect(events.at(-1)?.operation).toMatchObject({ state: 'done', secretVersion: 1 });
  expect(await versionsOf(engine)).toEqual(['1 current']);
  expect(await proof(engine)).toMatchObject({ opened: ROWS, bySecretVersion: { '1': ROWS } });
  await addCredentials(engine, 1, ROWS);
  await generateTo(engine, world, 'third.bak');
  expect(await versionsOf(engine)).toEqual(['1 previous', '3 current']);
});

test('a secret that only has the version of the one that an older copy encrypts with is not gone on with', async () => {
  const engine = await world.open();
  await (await engine.parts.database()).copyTo(world.file('old.db'));
  await generateTo(engine, world, 'second.bak');
  await rm(engine.parts.folder.storeFolder, { recursive: true });
  await drain(restore(engine.parts, world.caller, { path: world.file('first.bak'), password: PASSWORD }));
  await (await engine.parts.database()).replaceWith(world.file('old.db'));
  await alterCheckValues(engine);
  await expect(drain(reconcile(engine.parts, world.caller, { confirmation: 'Contoso' }))).rejects.toMatchObject({
    code: 'RECOVERY',
    params: { versions: '1' },
  });
  expect(await versionsOf(engine)).toEqual(['1 previous']);
});

const usesOf = async (engine: Engine): Promise<number[]> =>
  (await (await engine.parts.database()).read((db) => secrets.listSecrets(db))).map(({ uses }) => uses);

test('how often a secret was used is no less after a reconcile than what the store has seen', async () => {
  const engine = await putBackOldCopy();
  const [first] = await usesOf(engine);
  await drain(reconcile(engine.parts, world.caller, { confirmation: 'Contoso' }));
  expect(await usesOf(engine)).toEqual([first, ROWS + ROWS]); // the re-encryption that the copy does not know, then its own
});

test('an engine that opens notes what was used meanwhile, once it is many', async () => {
  const before = await world.open();
  const many = 3_000_000;
  const database = await before.parts.database();
  await database.copyTo(world.file('old.db'));
  await generateTo(before, world, 'second.bak');
  await database.write((db) => secrets.addUses(db, 2, many));
  await before.close();
  const engine = await world.open();
  await (await engine.parts.database()).replaceWith(world.file('old.db'));
  await drain(reconcile(engine.parts, world.caller, { confirmation: 'Contoso' }));
  expect((await usesOf(engine))[1]).toBeGreaterThanOrEqual(ROWS + many + ROWS);
});

test('an engine that closes lets its operation stand still, and frees it', async () => {
  const held = holdAt('generate.batch');
  const engine = await world.open({ onStep: held.onStep });
  const told = start(engine, 'second.bak').catch(() => undefined);
  await held.reached;
  const closing = engine.close();
  held.letGo();
  await closing;
  await told;
  const other = await world.open();
  expect(await operationStatus(other.parts)).toMatchObject({ state: 're-encrypting', paused: true, running: false });
  expect((await drain(resume(other.parts, world.caller, {}))).at(-1)?.operation.state).toBe('done');
});
