/** A change that is one transaction, with its record in it. */
import type { ErrorParams } from '../../shared/errors.ts';
import type { Db } from '../credential-db/schema.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { appendAudit } from './append.ts';
import { outcomeOf } from './audited.ts';
import { auditChain } from './chain.ts';
import { keepAuditHead, recordAudit } from './record.ts';
import type { AuditEvent, AuditResult } from './types.ts';

/** What a change may add to its own record while it works: names, counts. Never a secret. */
export interface ChangeTrail {
  name(...objects: readonly string[]): void;
  note(detail: ErrorParams): void;
}

/**
 * A change that is one transaction: its record is written in it, so neither is ever without the other. A refusal is recorded
 * by itself. Fails where the chain cannot be had.
 */
export async function auditedChange<T>(
  parts: EngineParts,
  caller: Caller,
  action: string,
  objects: readonly string[],
  change: (db: Db, trail: ChangeTrail) => Promise<T>,
): Promise<T> {
  const named: string[] = [...objects];
  const event: EventOf = (result, detail) => {
    const { account: actor, origin } = caller;
    return { at: parts.clock.now(), actor, origin, action, objects: named, result, operationId: null, detail };
  };
  const result = await changeOnRecord(parts, change, event, (...more) => void named.push(...more));
  await keepAuditHead(parts);
  return result;
}

type EventOf = (result: AuditResult, detail: ErrorParams) => AuditEvent;

async function changeOnRecord<T>(
  parts: EngineParts,
  change: (db: Db, trail: ChangeTrail) => Promise<T>,
  event: EventOf,
  name: ChangeTrail['name'],
): Promise<T> {
  try {
    const [chain, database] = [await auditChain(parts), await parts.database()];
    return await database.write(async (db) => {
      const noted: Record<string, ErrorParams[string]> = {};
      const changed = await change(db, { name, note: (detail) => void Object.assign(noted, detail) });
      await appendAudit(db, chain, event('done', noted));
      return changed;
    });
  } catch (error) {
    const outcome = outcomeOf(error);
    await recordAudit(parts, event(outcome.result, outcome.detail));
    throw error;
  }
}
