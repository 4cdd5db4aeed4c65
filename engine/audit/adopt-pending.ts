/** Takes records that waited in the pending file into the chain. Each keeps its own time; a crash in between takes none twice. */
import type { Db } from '../credential-db/schema.ts';
import type { CredentialDatabase } from '../credential-db/types.ts';
import type { ErrorParams } from '../../shared/errors.ts';
import type { EngineParts } from '../parts.ts';
import { appendAudit } from './append.ts';
import { takePending, type PendingRecords } from './pending.ts';
import type { AuditChain } from './types.ts';

const ADOPTED = 'audit.adopt';

async function alreadyTaken(db: Db, fileId: string): Promise<number> {
  const taken = await db
    .selectFrom('audit_event')
    .select('detail')
    .where('action', '=', ADOPTED)
    .where('objects', '=', JSON.stringify([fileId]))
    .execute();
  return taken.reduce((most, { detail }) => Math.max(most, (JSON.parse(detail) as { records: number }).records), 0);
}

async function adopt(db: Db, chain: AuditChain, pending: PendingRecords, at: Date): Promise<void> {
  const records = pending.records.slice(await alreadyTaken(db, pending.fileId));
  for (const record of records) {
    await appendAudit(db, chain, {
      at: new Date(record.at),
      actor: record.actor,
      origin: record.origin,
      action: record.action,
      objects: JSON.parse(record.objects) as string[],
      result: record.result,
      operationId: record.operation_id,
      detail: { ...(JSON.parse(record.detail) as ErrorParams), pending: record.seq },
    });
  }
  if (records.length === 0) return;
  await appendAudit(db, chain, {
    at,
    actor: 'engine',
    origin: 'engine',
    action: ADOPTED,
    objects: [pending.fileId],
    result: 'done',
    operationId: null,
    detail: { records: pending.records.length, ...(pending.altered === null ? {} : { alteredFrom: pending.altered }) },
  });
}

export async function adoptPending(parts: EngineParts, database: CredentialDatabase, chain: AuditChain): Promise<void> {
  await takePending(parts, (pending) => database.write((db) => adopt(db, chain, pending, parts.clock.now())));
}
