/**
 * What every step of an operation is made of: transactions that hold only while the operation is still ours, and the record in
 * the audit that goes with each state (DESIGN §6, fenced; §8, each state's record is in that state's transaction).
 */
import type { OperationKind, OperationState } from '../../shared/domain/operation-states.ts';
import { isSsoError, type ErrorParams } from '../../shared/errors.ts';
import type { Guid } from '../../shared/domain/names.ts';
import { appendAudit, appendPending, chainOf, type AuditChain, type AuditEvent, type AuditResult } from '../audit/index.ts';
import { operations } from '../credential-db/index.ts';
import type { Db, OperationTable } from '../credential-db/schema.ts';
import type { Caller, EngineParts } from '../parts.ts';
import type { WorkSignals } from './types.ts';

/** One process's work on one operation. `lease` is renewed by the operation's own switch. */
export interface Run {
  readonly parts: EngineParts;
  readonly caller: Caller;
  readonly kind: OperationKind;
  readonly signals: WorkSignals;
  lease: operations.OperationLease;
}

export type Step = (run: Run, row: OperationTable) => Promise<void>;

/** Which step leads on from each state; a step ends by advancing the operation, or leaves it where it is to stand still. */
export type Road = Partial<Record<OperationState, Step>>;

const ACTIONS = { generate: 'secret.generate', restore: 'backup.restore', reconcile: 'database.reconcile' } as const;

interface Recorded {
  readonly kind: OperationKind;
  readonly caller: Caller;
  readonly id: Guid;
  readonly result: AuditResult;
  readonly objects: readonly string[];
  readonly detail: ErrorParams;
}

export function operationEvent(parts: EngineParts, { kind, caller, id, result, objects, detail }: Recorded): AuditEvent {
  const { account: actor, origin } = caller;
  return { at: parts.clock.now(), actor, origin, action: ACTIONS[kind], objects, result, operationId: id, detail };
}

/** Says that something is durable now, so that tests can end the process exactly here. */
export async function durable(parts: EngineParts, step: string): Promise<void> {
  await parts.onStep?.(step);
}

/** Null where the store, which holds the key of the chain, is what is missing. */
async function chainIfAny(parts: EngineParts): Promise<AuditChain | null> {
  try {
    return chainOf(await parts.ring.contents());
  } catch (error) {
    if (isSsoError(error)) return null;
    throw error;
  }
}

/** In the chain, inside the transaction of the change; while there is no key for it, beside the database, before the change. */
export async function record(parts: EngineParts, db: Db, event: AuditEvent): Promise<void> {
  const chain = await chainIfAny(parts);
  if (chain) await appendAudit(db, chain, event);
  else await appendPending(parts, event);
}

/** A transaction that commits only while the operation is ours: OPERATION_TAKEN_OVER, OPERATION_CANCELLED. */
export async function inOperation<T>(run: Run, work: (db: Db, row: OperationTable) => Promise<T>): Promise<T> {
  const database = await run.parts.database();
  for (;;) {
    const attempt = { begun: false };
    try {
      return await database.write(async (db) => {
        attempt.begun = true;
        return work(db, await operations.lockOperation(db, run.lease));
      });
    } catch (error) {
      // Somebody else writes for long (an import): however long that is, the fence decides whether we may go on.
      if (attempt.begun || !isBusy(error) || run.signals.stopping()) throw error;
    }
  }
}

const isBusy = (error: unknown): boolean => isSsoError(error, 'DATABASE_AWAY') && error.params['reason'] === 'EBUSY';

export interface Advance {
  readonly state: OperationState;
  readonly detail?: ErrorParams;
  readonly set?: Partial<Pick<OperationTable, 'done' | 'total' | 'failed' | 'epoch' | 'secret_id' | 'secret_version'>>;
  /** The change that makes the state true. */
  readonly change?: (db: Db, row: OperationTable) => Promise<void>;
}

/** Takes the operation to its next state: the change, the row and the record, all or none. */
export async function advanceTo(run: Run, { state, detail = {}, set = {}, change }: Advance): Promise<void> {
  const { parts, lease, caller, kind } = run;
  const at = parts.clock.now().toISOString();
  await inOperation(run, async (db, row) => {
    await change?.(db, row);
    await operations.advance(db, row.id, { state, at, ...set });
    const result = state === 'done' ? 'done' : 'step';
    await record(parts, db, operationEvent(parts, { kind, caller, id: lease.id, result, objects: [], detail: { state, ...detail } }));
  });
  run.signals.progressed();
  await durable(parts, `${kind}.${state}`);
}
