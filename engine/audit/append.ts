/**
 * Appends to a chain, inside the transaction of the change that the record tells of. The head row says which number is next; where it
 * and the newest record differ, somebody else has had a hand in the database. The act goes on all the same, for an audit that stops all
 * acts is worth less than one that says what it found: that stands in a record of its own, in front, for ever.
 */
import { sql } from 'kysely';
import type { Db } from '../credential-db/schema.ts';
import type { AuditAction } from '../../shared/domain/audit-actions.ts';
import { markRecorded } from './call.ts';
import { lastRecord, SEQ_MAX } from './chains.ts';
import { GENESIS, sealedRecord } from './record-mac.ts';
import { rememberAppended } from './system-log.ts';
import type { AuditChain, AuditEvent, AuditHead } from './types.ts';

const MENDED: AuditAction = 'audit.mendHead';

/** What the head row says. One statement takes the next number and locks the row until the transaction ends, in whatever database. */
async function takeHead(db: Db, serverId: string): Promise<AuditHead> {
  const next = sql<number>`case when audit_head.seq between 0 and ${SEQ_MAX - 2} then audit_head.seq + 1 else 1 end`;
  const { seq, hash } = await db
    .insertInto('audit_head')
    .values({ server_id: serverId, seq: 1, hash: GENESIS })
    .onConflict((conflict) => conflict.column('server_id').doUpdateSet({ seq: next }))
    .returning(['seq', 'hash'])
    .executeTakeFirstOrThrow();
  return { seq: seq - 1, hash };
}

async function write(db: Db, { serverId, key }: AuditChain, before: AuditHead, event: AuditEvent): Promise<AuditHead> {
  const record = sealedRecord(key, { serverId, seq: before.seq + 1, previousHash: before.hash }, event);
  const { seq, hash } = record;
  await db.insertInto('audit_event').values(record).execute();
  rememberAppended(record);
  await db.updateTable('audit_head').set({ seq, hash }).where('server_id', '=', serverId).execute();
  return { seq, hash };
}

/** Numbers go on behind whichever is further on: a head ahead of the records leaves the gap that shows them missing. */
function mending(at: Date, head: AuditHead, last: AuditHead): AuditEvent {
  const by = { actor: 'engine', origin: 'engine', action: MENDED, result: 'done', operationId: null } as const;
  return { ...by, at, objects: [], detail: { head: head.seq, last: last.seq } };
}

/** Throws what the database throws: without its record the change is not made. */
export async function appendAudit(db: Db, chain: AuditChain, event: AuditEvent): Promise<AuditHead> {
  const [head, last] = [await takeHead(db, chain.serverId), await lastRecord(db, chain.serverId)];
  const isWhole = head.seq === last.seq && head.hash === last.hash;
  const end = head.seq > last.seq ? head : last;
  const before = isWhole ? end : await write(db, chain, end, mending(event.at, head, last));
  const appended = await write(db, chain, before, event);
  markRecorded();
  return appended;
}
