/** How the work of one process on an operation ends when it does not end well. */
import { isBeforeSwitch } from '../../shared/domain/operation-states.ts';
import { isSsoError, type SsoError } from '../../shared/errors.ts';
import { operations } from '../credential-db/index.ts';
import type { Db } from '../credential-db/schema.ts';
import { inOperation, operationEvent, record, type Run } from './operation-work.ts';
import { settle } from './recover.ts';

/** Somebody else decides about the operation now, or it only waits for a password. */
const LEAVES_IT = ['OPERATION_TAKEN_OVER', 'OPERATION_CANCELLED', 'OPERATION_NONE', 'WRONG_PASSWORD', 'PASSWORD_MISSING'] as const;

/**
 * A refusal that this product means undoes the operation before the switch: nothing has changed, and what was stored is marked
 * cancelled. Anything else leaves it standing where it is, as the end of the process would: it is resumed or cancelled.
 */
export async function endAfter(run: Run, error: unknown): Promise<void> {
  if (!isSsoError(error)) return;
  if (!isSsoError(error, ...LEAVES_IT)) await failBeforeSwitch(run, error);
  await settle(run.parts);
}

async function failBeforeSwitch(run: Run, cause: SsoError): Promise<void> {
  const { parts, kind, caller, lease } = run;
  try {
    await inOperation(run, async (db, row) => {
      if (!isBeforeSwitch(row.state)) return;
      await operations.advance(db, row.id, { state: 'failed', at: parts.clock.now().toISOString() });
      if (row.secret_version !== null) await cancelSecret(db, row.secret_version);
      const detail = { ...cause.params, code: cause.code };
      await record(parts, db, operationEvent(parts, { kind, caller, id: lease.id, result: 'failed', objects: [], detail }));
    });
  } catch (error) {
    // Database or store are away: the row stands where it was, and is resumed or cancelled. The first error is the one to tell.
    if (!isSsoError(error)) throw error;
  }
}

/** A secret that was announced and never became current. */
export async function cancelSecret(db: Db, version: number): Promise<void> {
  await db.updateTable('secret').set({ state: 'cancelled' }).where('version', '=', version).where('state', '=', 'pending').execute();
}
