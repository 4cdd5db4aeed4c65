/** Takes records that waited in the pending file into the chain. Each keeps its own time; a crash in between takes none twice. */
import type { Db } from '../credential-db/schema.ts';
import type { CredentialDatabase } from '../credential-db/types.ts';
import type { ErrorParams } from '../../shared/errors.ts';
import type { EngineParts } from '../parts.ts';
import { adoptLookups } from './adopt-lookups.ts';
import { ADOPTED, alreadyTaken } from './adopted.ts';
import { appendAudit } from './append.ts';
import { takePending, type PendingRecords } from './pending.ts';
import { eventOf } from './pending-lines.ts';
import type { AuditChain } from './types.ts';

/** Of a file that was damaged since, those are surely in the chain that are as they were written; of the very same bytes, all. Null: told of neither. */
async function takenOf(db: Db, { fileId, proven, damage }: PendingRecords): Promise<number | null> {
  const whole = fileId === null ? null : await alreadyTaken(db, fileId);
  if (!damage) return whole;
  return (await alreadyTaken(db, damage.setAside)) ?? (whole === null ? null : Math.min(whole, proven));
}

/** What the taking says: how many there were, and of a damaged file what was wrong with it and where it is. */
function told({ records, damage }: PendingRecords): ErrorParams {
  if (!damage) return { records: records.length };
  const { skipped, ...where } = damage;
  return { records: records.length, ...where, ...(skipped > 0 ? { skipped } : {}) };
}

async function adopt(db: Db, chain: AuditChain, pending: PendingRecords, at: Date): Promise<void> {
  const [name, taken] = [pending.damage?.setAside ?? pending.fileId, await takenOf(db, pending)];
  const records = pending.records.slice(taken ?? 0);
  for (const record of records) {
    const event = eventOf(record);
    await appendAudit(db, chain, { ...event, detail: { ...event.detail, pending: record.seq } });
  }
  // a damaged file may hold no record at all: that it is there is told all the same, once
  if (name === null || (records.length === 0 && taken !== null)) return;
  const by = { actor: 'engine', origin: 'engine', action: ADOPTED, result: 'done', operationId: null } as const;
  await appendAudit(db, chain, { ...by, at, objects: [name], detail: told(pending) });
}

/** Whatever waited: records, and look-ups. */
export async function adoptPending(parts: EngineParts, database: CredentialDatabase, chain: AuditChain): Promise<void> {
  await takePending(parts, (pending) => database.write((db) => adopt(db, chain, pending, parts.clock.now())));
  await adoptLookups(parts, database, chain);
}
