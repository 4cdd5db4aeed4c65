/** Looking after the one active operation, from whatever process: pause, cancel, go on. */
import { isActive } from '../../shared/domain/operation-states.ts';
import type { OperationProgress } from '../../shared/contract/console/operation.ts';
import type { OperationView } from '../../shared/contract/schemas.ts';
import { SsoError } from '../../shared/errors.ts';
import type { Guid } from '../../shared/domain/names.ts';
import type { AuditResult } from '../audit/index.ts';
import { operations, system } from '../credential-db/index.ts';
import type { Db, OperationTable } from '../credential-db/schema.ts';
import { checkPassword, checkReminder } from '../crypto/index.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { backupFileIsThere } from './backup-writing.ts';
import { followBegun } from './follow.ts';
import { generateRoad } from './generate.ts';
import { durable, operationEvent, record, type Road } from './operation-work.ts';
import { claimWork } from './claim-work.ts';
import { cancelSecret } from './operation-end.ts';
import { requireFitIfHeld, takeOverOperation } from './operation-runner.ts';
import { newestOperation, operationStatus } from './operation-view.ts';
import { requireNewFile } from './plan-backup.ts';
import { reconcileRoad } from './reconcile.ts';
import { settle } from './recover.ts';
import { restoreRoad, sourceAgain } from './restore-road.ts';
import { requireMaster } from './write-transaction.ts';

async function activeRow(parts: EngineParts): Promise<OperationTable> {
  const row = await newestOperation(parts);
  if (!row || !isActive(row.state)) throw new SsoError('OPERATION_NONE');
  return row;
}

type Change = (db: Db, row: OperationTable) => Promise<AuditResult>;

/** One transaction on the active operation, with its record. The fence is not ours: these are requests to whoever runs it. */
async function changeActive(parts: EngineParts, caller: Caller, what: 'pause' | 'cancel', change: Change): Promise<void> {
  const { serverId } = await parts.settings();
  const database = await parts.database();
  await database.write(async (db) => {
    const row = await operations.activeOperation(db);
    if (!row) throw new SsoError('OPERATION_NONE');
    const { kind } = row;
    const present = await system.readSystem(db);
    await requireMaster(db, present, serverId);
    // a reconcile is what an older copy waits for
    if (kind !== 'reconcile') await requireFitIfHeld(parts, present);
    const result = await change(db, row);
    await record(parts, db, operationEvent(parts, { kind, caller, id: row.id, result, objects: [], detail: { request: what } }));
  });
}

async function statusNow(parts: EngineParts): Promise<OperationView> {
  const view = await operationStatus(parts);
  if (!view) throw new SsoError('OPERATION_NONE');
  return view;
}

/** Seen by whoever runs it in its next batch. OPERATION_BEFORE_SWITCH: there it is cancelled instead. */
export async function pause(parts: EngineParts, caller: Caller): Promise<OperationView> {
  await changeActive(parts, caller, 'pause', async (db, row) => {
    await operations.requestPause(db, row.id);
    return 'step';
  });
  return statusNow(parts);
}

/**
 * A compare-and-set on the row that the switch updates: one of the two wins. The secret stays in the ring, marked; the backup
 * file, if it is written, stays too.
 */
export async function cancel(parts: EngineParts, caller: Caller): Promise<OperationView> {
  await changeActive(parts, caller, 'cancel', async (db, row) => {
    await operations.cancelIfBeforeSwitch(db, row.id, parts.clock.now().toISOString());
    if (row.kind === 'generate' && row.secret_version !== null) await cancelSecret(db, row.secret_version);
    return 'failed';
  });
  await durable(parts, 'cancel.row');
  await settle(parts);
  return statusNow(parts);
}

interface ResumeInput {
  readonly password?: string | undefined;
  /** Of a backup file that is still to be written. */
  readonly reminder?: string | undefined;
}

/** A password that a file will be written under is chosen: it is judged like any new one. One that is to open a file shows that itself. */
async function requirePassword(parts: EngineParts, row: OperationTable, { password, reminder }: ResumeInput): Promise<void> {
  const { kind, backup_path: path } = row;
  const isNew = kind === 'generate' && path !== null && !(await backupFileIsThere(parts.fileSystem, path));
  if (isNew) await requireNewFile(parts.fileSystem, path);
  if (password === undefined) throw new SsoError('PASSWORD_MISSING', { backup: isNew ? 'new' : 'existing' });
  if (!isNew) return;
  checkPassword(password);
  checkReminder(reminder ?? '', password);
}

/** What an operation needs of the administrator to go on from where it stands. */
async function roadOf(parts: EngineParts, row: OperationTable, input: ResumeInput): Promise<Road> {
  const { kind, state, backup_path: path } = row;
  const asks = path !== null && (state === 'preflight' || (kind === 'generate' && state === 'stored'));
  if (asks) await requirePassword(parts, row, input);
  if (kind === 'reconcile') return reconcileRoad();
  if (kind === 'restore') return restoreRoad(sourceAgain(path, input.password ?? null));
  const { password, reminder = '' } = input;
  return generateRoad(password === undefined ? null : { password, reminder });
}

/** Takes over what stands still. Where a process is at work on it, there is nothing to take over: it is followed. */
export const resume = (parts: EngineParts, caller: Caller, input: ResumeInput): AsyncGenerator<OperationProgress> =>
  followBegun(parts, takenUp(parts, caller, input));

async function takenUp(parts: EngineParts, caller: Caller, input: ResumeInput): Promise<Guid> {
  const row = await activeRow(parts);
  if (row.requested === 'pause') await parts.operations.atWork()?.finished;
  if (row.requested === 'pause' || !(await parts.operations.busyAnywhere())) await takeUp(parts, caller, row.id, input);
  return row.id;
}

async function takeUp(parts: EngineParts, caller: Caller, id: Guid, input: ResumeInput): Promise<void> {
  const claim = await claimWork(parts);
  try {
    await settle(parts);
    const row = await activeRow(parts);
    if (row.id !== id) throw new SsoError('OPERATION_TAKEN_OVER');
    await takeOverOperation(parts, claim, { kind: row.kind, id, caller, road: await roadOf(parts, row, input) });
  } catch (error) {
    await claim.release();
    throw error;
  }
}
