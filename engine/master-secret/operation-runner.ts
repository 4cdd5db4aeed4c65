/**
 * Starts operations and walks them along their road, state by state (DESIGN §6). The row in the database is the only truth about
 * where an operation is: the runner reads it before every step, so that a commit without an answer is never guessed about.
 */
import { randomUUID } from 'node:crypto';
import { isActive, isBeforeSwitch, type OperationKind } from '../../shared/domain/operation-states.ts';
import { SsoError, isSsoError } from '../../shared/errors.ts';
import type { Guid } from '../../shared/domain/names.ts';
import { keepAuditHead } from '../audit/index.ts';
import { operations, system } from '../credential-db/index.ts';
import type { Db, OperationTable, SystemTable } from '../credential-db/schema.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { durable, operationEvent, record, type Road, type Run } from './operation-work.ts';
import { activeError, claimWork } from './claim-work.ts';
import { requireFit } from './fit.ts';
import { endAfter } from './operation-end.ts';
import { settle } from './recover.ts';
import type { Claim, OperationAtWork, WorkSignals } from './types.ts';
import { requireMaster } from './write-transaction.ts';
import { PAST_OPENING } from '../secret-store/index.ts';

export interface Beginning {
  readonly kind: OperationKind;
  readonly caller: Caller;
  /** For the audit: names and paths. */
  readonly objects: readonly string[];
  readonly backupPath: string | null;
  readonly road: Road;
  /** What is refused before anything is written, inside the transaction that would write it. */
  readonly checks: (db: Db, row: SystemTable) => Promise<void>;
  /**
   * Which operation that nobody works on it ends. `switched`: one that stands still behind its own switch, for what this one does
   * includes what is left of that one. `any`: whatever an old copy thinks is going on.
   */
  readonly supersedes: 'none' | 'switched' | 'any';
}

/** Any other operation is in the way. The one that is ended has its outcome on record, in the transaction that ends it. */
async function makeRoom(parts: EngineParts, db: Db, { supersedes, caller }: Beginning, by: Guid): Promise<void> {
  const active = await operations.activeOperation(db);
  if (!active) return;
  const { id, kind } = active;
  if (supersedes === 'none' || (supersedes === 'switched' && isBeforeSwitch(active.state))) throw activeError(active);
  await operations.voidActive(db, 'failed', parts.clock.now().toISOString());
  const detail = { supersededBy: by };
  await record(parts, db, operationEvent(parts, { kind, caller, id: id, result: 'failed', objects: [], detail }));
}

async function insert(parts: EngineParts, beginning: Beginning): Promise<operations.OperationLease> {
  const { kind, caller, objects, backupPath } = beginning;
  const { serverId } = await parts.settings();
  const [id, at] = [randomUUID() as Guid, parts.clock.now().toISOString()];
  const database = await parts.database();
  const lease = await database.write(async (db) => {
    const row = await system.readSystem(db);
    await requireMaster(db, row, serverId);
    await beginning.checks(db, row);
    await makeRoom(parts, db, beginning, id);
    const first = {
      id,
      kind,
      state: 'preflight',
      epoch: row.epoch,
      master_server: serverId,
      secret_id: null,
      secret_version: null,
    } as const;
    await operations.insertOperation(db, { ...first, backup_path: backupPath, started_at: at, started_by: caller.account });
    await record(parts, db, operationEvent(parts, { kind, caller, id, result: 'intent', objects, detail: { state: 'preflight' } }));
    return { id, fence: 1, epoch: row.epoch, master: serverId };
  });
  await durable(parts, `${kind}.preflight`);
  return lease;
}

/** Claims the lock, settles what an earlier process left, writes row and intent, and sets the work going in this process. */
export async function beginOperation(parts: EngineParts, beginning: Beginning): Promise<OperationAtWork> {
  const claim = await claimWork(parts);
  try {
    await settle(parts);
    return launch(parts, claim, beginning, await insert(parts, beginning));
  } catch (error) {
    await claim.release();
    throw error;
  }
}

/** Takes over an operation that stands still: whoever had the lower fence can commit nothing more. */
export async function takeOverOperation(
  parts: EngineParts,
  claim: Claim,
  resumed: { kind: OperationKind; id: Guid; caller: Caller; road: Road },
): Promise<OperationAtWork> {
  const { serverId } = await parts.settings();
  const database = await parts.database();
  const { kind, caller, id, road } = resumed;
  const lease = await database.write(async (db) => {
    const row = await system.readSystem(db);
    await requireMaster(db, row, serverId);
    if (kind !== 'reconcile') await requireFitIfHeld(parts, row);
    const fence = await operations.takeOver(db, id);
    await record(parts, db, operationEvent(parts, { kind, caller, id, result: 'step', objects: [], detail: { resumed: true, fence } }));
    return { id, fence, epoch: row.epoch, master: serverId };
  });
  return launch(parts, claim, { kind, caller, road }, lease);
}

/** What is to be restored may be the store itself: then there is nothing that the database could be behind. */
export async function requireFitIfHeld(parts: EngineParts, row: SystemTable): Promise<void> {
  const store = await parts.store();
  const seen = await store.read().catch((error: unknown) => {
    if (isSsoError(error, 'STORE_MISSING', ...PAST_OPENING)) return null;
    throw error;
  });
  if (seen) requireFit(row, seen);
}

function launch(
  parts: EngineParts,
  claim: Claim,
  { kind, caller, road }: Pick<Beginning, 'kind' | 'caller' | 'road'>,
  lease: operations.OperationLease,
): OperationAtWork {
  return parts.operations.launch(claim, lease.id, async (signals: WorkSignals) => {
    const run: Run = { parts, caller, kind, signals, lease };
    try {
      await travel(run, road);
    } catch (error) {
      await endAfter(run, error);
      throw error;
    } finally {
      await keepAuditHead(parts, { reset: await hasNewIncarnation(run) });
    }
  });
}

/** A reconcile, itself on record, has put an older audit chain in the place of the one that the store has seen the end of. */
async function hasNewIncarnation(run: Run): Promise<boolean> {
  const row = run.kind === 'reconcile' ? await readRow(run).catch(() => undefined) : undefined;
  return row !== undefined && (row.state === 'done' || (isActive(row.state) && !isBeforeSwitch(row.state)));
}

async function readRow({ parts, lease }: Run): Promise<OperationTable | undefined> {
  const database = await parts.database();
  return database.read((db) => operations.findOperation(db, lease.id));
}

/** Step after step until the operation ends, a step leaves it where it is, or the engine closes. */
async function travel(run: Run, road: Road): Promise<void> {
  for (let before: OperationTable | undefined; ;) {
    const row = await readRow(run);
    if (row && row.fence !== run.lease.fence) throw new SsoError('OPERATION_TAKEN_OVER');
    if (!row || !isActive(row.state) || row.requested === 'pause' || run.signals.stopping()) return;
    if (before && before.state === row.state) return;
    const step = road[row.state];
    if (!step) throw new SsoError('INTERNAL', { reason: `no way on from ${row.state}` });
    await step(run, row);
    before = row;
  }
}
