/** A change that is one transaction, with its record in it. */
import type { ErrorParams } from '../../shared/errors.ts';
import type { Db } from '../credential-db/schema.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { appendAudit } from './append.ts';
import { outcomeOf } from './audited.ts';
import { auditChain } from './chain.ts';
import { keepAuditHead, recordAudit } from './record.ts';
import type { AuditEvent, AuditResult } from './types.ts';

/**
 * A change that is one transaction: its record is written in it, so neither is ever without the other. A refusal is recorded
 * by itself. Fails where the chain cannot be had.
 */
export async function auditedChange<T>(
  parts: EngineParts,
  caller: Caller,
  action: string,
  objects: readonly string[],
  change: (db: Db) => Promise<T>,
): Promise<T> {
  const event: EventOf = (result, detail) => {
    const { account: actor, origin } = caller;
    return { at: parts.clock.now(), actor, origin, action, objects, result, operationId: null, detail };
  };
  const result = await changeOnRecord(parts, change, event);
  await keepAuditHead(parts);
  return result;
}

type EventOf = (result: AuditResult, detail: ErrorParams) => AuditEvent;

async function changeOnRecord<T>(parts: EngineParts, change: (db: Db) => Promise<T>, event: EventOf): Promise<T> {
  try {
    const [chain, database] = [await auditChain(parts), await parts.database()];
    return await database.write(async (db) => {
      const changed = await change(db);
      await appendAudit(db, chain, event('done', {}));
      return changed;
    });
  } catch (error) {
    const outcome = outcomeOf(error);
    await recordAudit(parts, event(outcome.result, outcome.detail));
    throw error;
  }
}
