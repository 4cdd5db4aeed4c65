/**
 * The walk (DESIGN §6): every row that is not under the current secret, in primary-key order, in batches that are read, opened
 * and sealed by workers, and written back in one transaction each, with the count of uses and the operation's progress. The
 * row's version is the cursor: a walk that was interrupted simply goes on. A row that a writer changed meanwhile keeps what the
 * writer gave it. The walk ends when nothing is left under another secret, or when what is left does not open.
 */
import { SsoError } from '../../shared/errors.ts';
import { auditHead } from '../audit/index.ts';
import { mappings, operations, secrets, system, writeWalkBatch, type WalkBatch } from '../credential-db/index.ts';
import type { OperationTable } from '../credential-db/schema.ts';
import { secretByVersion, secretById, withState, type FailedRow, type ReencryptResult } from '../crypto/index.ts';
import { streamBatches } from './batch-stream.ts';
import { UNREADABLE_NAMED } from './operation-host.ts';
import { advanceTo, durable, inOperation, type Run } from './operation-work.ts';
import { rememberIn } from './remember-unreadable.ts';
import { nameRows } from './unreadable.ts';
import { noteUses, usesSeen } from './uses-seen.ts';
import { openPool } from './walk-pool.ts';

/** After the switch: the store learns what the database has committed, then the rows begin to move. */
export async function recordSwitch(run: Run): Promise<void> {
  const { parts, kind } = run;
  await recordInStore(run);
  await durable(parts, `${kind}.recorded`);
  await advanceTo(run, { state: 're-encrypting', set: { failed: 0 } });
}

async function recordInStore({ parts }: Run): Promise<void> {
  const { serverId } = await parts.settings();
  const database = await parts.database();
  const { row, known, head } = await database.read(async (db) => {
    return { row: await system.readSystem(db), known: await secrets.listSecrets(db), head: await auditHead(db, serverId) };
  });
  const current = known.find(({ version }) => version === row.encrypt_with);
  const store = await parts.store();
  await store.update((held) => {
    const holds = current && secretById(held.ring, current.id);
    const ring = current && holds ? withState(held.ring, current.id, 'current') : held.ring;
    // A new incarnation begins with the audit of the copy that it was made of: what the store saw behind that one's end is gone.
    const end = held.incarnation === row.incarnation ? held.auditHead : head;
    const highestEpoch = Math.max(held.highestEpoch, row.epoch);
    return { ...held, ring, incarnation: row.incarnation, auditHead: end, highestEpoch, uses: usesSeen(held.uses, known) };
  });
  parts.ring.invalidate();
}

interface Target {
  readonly version: number;
  readonly total: number;
}

/** Where the store lacks the secret that the database encrypts with there is nothing to walk towards: the state is recovery. */
async function targetOf(run: Run, row: OperationTable): Promise<Target | null> {
  const { parts } = run;
  const database = await parts.database();
  const { ring } = await parts.ring.contents();
  return database.read(async (db) => {
    const { encrypt_with: version } = await system.readSystem(db);
    const known = version === null ? undefined : await secrets.findSecret(db, version);
    if (version === null || !known || secretByVersion(ring, version)?.id !== known.id) return null;
    return { version, total: Math.max(row.total, await mappings.countNotUnder(db, version)) };
  });
}

export async function reencryptStep(run: Run, row: OperationTable): Promise<void> {
  const target = await targetOf(run, row);
  if (!target) return advanceTo(run, { state: 'done', detail: { recovery: true } });
  const left = await walk(run, target);
  await noteUses(run.parts);
  if (left === 'stopped') return;
  if (left > 0) return standStill(run, left);
  await advanceTo(run, { state: 'done', detail: { total: target.total }, set: { done: target.total, total: target.total, failed: 0 } });
  // Hygiene, never part of `done`: old ciphertexts leave the write-ahead log; where readers are in the way, the next one takes it.
  await (await run.parts.database()).checkpoint();
}

/** Rows that no secret opens are in the way until they are set aside, or another backup brings their secret. */
async function standStill(run: Run, failed: number): Promise<void> {
  await inOperation(run, (db, row) => operations.advance(db, row.id, { failed, at: run.parts.clock.now().toISOString() }));
  run.signals.progressed();
  throw new SsoError('ROWS_UNREADABLE', { count: failed });
}

/** How many rows are left that do not open; a pass that moved nothing has seen all that can be moved. */
async function walk(run: Run, target: Target): Promise<number | 'stopped'> {
  const { parts } = run;
  const database = await parts.database();
  for (;;) {
    const before = await database.read((db) => mappings.countNotUnder(db, target.version));
    if (before === 0) return 0;
    const pass = await walkOnce(run, target, target.total - before);
    if (pass.stopped) return 'stopped';
    if (pass.moved > 0) continue;
    const left = await database.read((db) => mappings.countNotUnder(db, target.version));
    if (left > 0) run.signals.foundUnreadable(await database.read((db) => nameRows(db, pass.failed)));
    return left;
  }
}

interface Pass {
  stopped: boolean;
  moved: number;
  seen: number;
  unopened: number;
  /** The first of those that did not open, to be named. */
  readonly failed: FailedRow[];
}

async function walkOnce(run: Run, target: Target, alreadyDone: number): Promise<Pass> {
  const { parts } = run;
  const database = await parts.database();
  const keys = await database.read((db) => parts.ring.known(db));
  const pass: Pass = { stopped: false, moved: 0, seen: alreadyDone, unopened: 0, failed: [] };
  const pool = await openPool(parts, keys);
  try {
    const work = (batch: WalkBatch): Promise<ReencryptResult> => pool.run({ ...batch, target: target.version });
    for await (const result of streamBatches({ database, notVersion: target.version, ahead: pool.width, work })) {
      pass.stopped = await writeBatch(run, target, result, pass);
      if (pass.stopped) break;
    }
  } finally {
    await pool.close();
  }
  return pass;
}

/** One transaction: rows, uses, progress. True where somebody asked to stand still, which is done at this boundary. */
async function writeBatch(run: Run, target: Target, result: ReencryptResult, pass: Pass): Promise<boolean> {
  const { parts, signals } = run;
  pass.unopened += result.failed.length;
  pass.failed.push(...result.failed.slice(0, UNREADABLE_NAMED - pass.failed.length));
  pass.seen += result.count;
  const progress = { done: Math.min(pass.seen, target.total), total: target.total, failed: pass.unopened };
  const paused = await inOperation(run, async (db, row) => {
    const moved = await writeWalkBatch(db, { target: target.version, rows: result.rows, envelopes: result.envelopes });
    if (moved > 0) await secrets.addUses(db, target.version, moved);
    await operations.advance(db, row.id, { ...progress, at: parts.clock.now().toISOString() });
    await rememberIn(db, result.failed);
    pass.moved += moved;
    return row.requested === 'pause';
  });
  signals.progressed();
  await durable(parts, `${run.kind}.batch`);
  return paused || signals.stopping();
}
