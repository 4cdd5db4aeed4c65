/**
 * The one active operation of the system (DESIGN §6). Each of its transactions starts with `lockOperation`; cancelling and
 * switching are compare-and-set on the same row, so one of them wins.
 */
import type { Guid } from '../../../shared/domain/names.ts';
import { isActive, isBeforeSwitch, OPERATION_STATES, type OperationState } from '../../../shared/domain/operation-states.ts';
import { SsoError } from '../../../shared/errors.ts';
import { refusingDuplicates } from '../constraint.ts';
import type { Db, OperationTable } from '../schema.ts';

/** What a transaction of an operation holds against the database. */
export interface OperationLease {
  readonly id: Guid;
  readonly fence: number;
  readonly epoch: number;
  /** Server id: me. */
  readonly master: Guid;
}

const BEFORE_SWITCH = OPERATION_STATES.filter(isBeforeSwitch);

export const activeOperation = (db: Db): Promise<OperationTable | undefined> =>
  db.selectFrom('operation').selectAll().where('active', '=', 1).executeTakeFirst();

/** The active operation, else the one that was started last. */
export const latestOperation = (db: Db): Promise<OperationTable | undefined> =>
  db.selectFrom('operation').selectAll().orderBy('active', 'desc').orderBy('started_at', 'desc').limit(1).executeTakeFirst();

export const findOperation = (db: Db, id: Guid): Promise<OperationTable | undefined> =>
  db.selectFrom('operation').selectAll().where('id', '=', id).executeTakeFirst();

export type NewOperation = Omit<
  OperationTable,
  'active' | 'fence' | 'requested' | 'done' | 'total' | 'failed' | 'heartbeat_at' | 'ended_at'
>;

/** Fence 1. OPERATION_ACTIVE where another one, of whatever kind, has not ended. */
export async function insertOperation(db: Db, operation: NewOperation): Promise<OperationTable> {
  const row: OperationTable = {
    ...operation,
    active: 1,
    fence: 1,
    requested: null,
    done: 0,
    total: 0,
    failed: 0,
    heartbeat_at: operation.started_at,
    ended_at: null,
  };
  await refusingDuplicates(db.insertInto('operation').values(row).execute(), 'OPERATION_ACTIVE');
  return row;
}

/**
 * Requires that the operation is still mine: active, my fence, the epoch as when it started, and me the master secret
 * server. The lock is the transaction's own: a write holds the database from its start.
 * OPERATION_NONE, OPERATION_CANCELLED, OPERATION_TAKEN_OVER.
 */
export async function lockOperation(db: Db, lease: OperationLease): Promise<OperationTable> {
  const operation = await findOperation(db, lease.id);
  if (!operation) throw new SsoError('OPERATION_NONE');
  if (operation.state === 'cancelled') throw new SsoError('OPERATION_CANCELLED');
  const system = await db.selectFrom('system').select(['epoch', 'master_server']).executeTakeFirstOrThrow();
  const mine =
    operation.active === 1 &&
    operation.fence === lease.fence &&
    operation.epoch === lease.epoch &&
    system.epoch === lease.epoch &&
    system.master_server === lease.master;
  if (!mine) throw new SsoError('OPERATION_TAKEN_OVER');
  return operation;
}

/** Makes the caller its only worker: whoever had the lower fence is refused from now on. Returns the new fence. */
export async function takeOver(db: Db, id: Guid): Promise<number> {
  const row = await db
    .updateTable('operation')
    .set((eb) => ({ fence: eb('fence', '+', 1), requested: null }))
    .where('id', '=', id)
    .where('active', '=', 1)
    .returning('fence')
    .executeTakeFirst();
  if (!row) throw new SsoError('OPERATION_NONE');
  return row.fence;
}

export type OperationChange = Partial<
  Pick<OperationTable, 'state' | 'epoch' | 'done' | 'total' | 'failed' | 'secret_id' | 'secret_version' | 'backup_path' | 'heartbeat_at'>
>;

/** After `lockOperation`, in the same transaction. A state that ends it frees the place for the next one. */
export async function advance(db: Db, id: Guid, change: OperationChange & { readonly at: string }): Promise<void> {
  const { at, ...columns } = change;
  const ended = columns.state !== undefined && !isActive(columns.state);
  await db
    .updateTable('operation')
    .set({ heartbeat_at: at, ...columns, ...(ended ? { active: null, ended_at: at, requested: null } : {}) })
    .where('id', '=', id)
    .execute();
}

/** Says that its process lives, where nothing else is written for a while. False where the operation is no longer its. */
export async function heartbeat(db: Db, { id, fence }: Pick<OperationLease, 'id' | 'fence'>, at: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('operation')
    .set({ heartbeat_at: at })
    .where('id', '=', id)
    .where('fence', '=', fence)
    .where('active', '=', 1)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Whoever works on it stops after its present batch. OPERATION_NONE, OPERATION_BEFORE_SWITCH (there it can be cancelled). */
export async function requestPause(db: Db, id: Guid): Promise<void> {
  const operation = await requireActive(db, id);
  if (isBeforeSwitch(operation.state)) throw new SsoError('OPERATION_BEFORE_SWITCH');
  await db.updateTable('operation').set({ requested: 'pause' }).where('id', '=', id).execute();
}

export async function clearRequest(db: Db, id: Guid): Promise<void> {
  await db.updateTable('operation').set({ requested: null }).where('id', '=', id).execute();
}

/** Compare-and-set on the row that the switch advances. OPERATION_NONE, OPERATION_PAST_SWITCH. Returns what it was. */
export async function cancelIfBeforeSwitch(db: Db, id: Guid, at: string): Promise<OperationTable> {
  const operation = await requireActive(db, id);
  const { numUpdatedRows } = await db
    .updateTable('operation')
    .set({ state: 'cancelled', active: null, ended_at: at, requested: null })
    .where('id', '=', id)
    .where('active', '=', 1)
    .where('state', 'in', [...BEFORE_SWITCH])
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new SsoError('OPERATION_PAST_SWITCH');
  return operation;
}

/** Ends whatever is active, in whatever state, and returns it: a reconcile voids what an older database thinks is going on. */
export async function voidActive(
  db: Db,
  state: Extract<OperationState, 'cancelled' | 'failed'>,
  at: string,
): Promise<OperationTable | null> {
  const operation = await activeOperation(db);
  if (!operation) return null;
  await advance(db, operation.id, { state, at });
  return operation;
}

async function requireActive(db: Db, id: Guid): Promise<OperationTable> {
  const operation = await findOperation(db, id);
  if (!operation || operation.active !== 1) throw new SsoError('OPERATION_NONE');
  return operation;
}
