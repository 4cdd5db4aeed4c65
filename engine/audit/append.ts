/** Appends to a chain, inside the transaction of the change that the record tells of. */
import { sql } from 'kysely';
import type { Db } from '../credential-db/schema.ts';
import { markRecorded } from './call.ts';
import { GENESIS, sealedRecord } from './record-mac.ts';
import type { AuditChain, AuditEvent, AuditHead } from './types.ts';

/** One statement takes the next number and locks the head until the transaction ends, in whatever database. */
async function takeNext(db: Db, serverId: string): Promise<AuditHead> {
  return db
    .insertInto('audit_head')
    .values({ server_id: serverId, seq: 1, hash: GENESIS })
    .onConflict((conflict) => conflict.column('server_id').doUpdateSet({ seq: sql<number>`audit_head.seq + 1` }))
    .returning(['seq', 'hash'])
    .executeTakeFirstOrThrow();
}

/** Throws what the database throws: without its record the change is not made. */
export async function appendAudit(db: Db, chain: AuditChain, event: AuditEvent): Promise<AuditHead> {
  const next = await takeNext(db, chain.serverId);
  const record = sealedRecord(chain.key, { serverId: chain.serverId, seq: next.seq, previousHash: next.hash }, event);
  await db.insertInto('audit_event').values(record).execute();
  await db.updateTable('audit_head').set({ hash: record.hash }).where('server_id', '=', chain.serverId).execute();
  markRecorded();
  return { seq: record.seq, hash: record.hash };
}

export async function auditHead(db: Db, serverId: string): Promise<AuditHead | null> {
  const head = await db.selectFrom('audit_head').select(['seq', 'hash']).where('server_id', '=', serverId).executeTakeFirst();
  return head ?? null;
}

/** Whether the chain still has this very record. */
export async function holdsRecord(db: Db, serverId: string, { seq, hash }: AuditHead): Promise<boolean> {
  const record = await db
    .selectFrom('audit_event')
    .select('hash')
    .where('server_id', '=', serverId)
    .where('seq', '=', seq)
    .executeTakeFirst();
  return record?.hash === hash;
}
