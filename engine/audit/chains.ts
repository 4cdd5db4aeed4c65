/**
 * Which chains there are, and how far each goes: by its records and by its head row. Either may have been taken away or put back by
 * other hands than ours, so neither is believed alone.
 */
import type { Db } from '../credential-db/schema.ts';
import { GENESIS } from './record-mac.ts';
import type { AuditHead } from './types.ts';

/** No chain ever gets there: a number beyond it is damage, and counting on from it would end all counting. */
export const SEQ_MAX = 2 ** 52;

/** What stands before the first record. */
export const BEGINNING: AuditHead = { seq: 0, hash: GENESIS };

export async function auditHead(db: Db, serverId: string): Promise<AuditHead | null> {
  const head = await db.selectFrom('audit_head').select(['seq', 'hash']).where('server_id', '=', serverId).executeTakeFirst();
  return head ?? null;
}

/** The newest record, or `BEGINNING`. */
export async function lastRecord(db: Db, serverId: string): Promise<AuditHead> {
  const last = await db
    .selectFrom('audit_event')
    .select(['seq', 'hash'])
    .where('server_id', '=', serverId)
    .where('seq', '>', 0)
    .where('seq', '<', SEQ_MAX)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last ?? BEGINNING;
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

async function nextWithRecords(db: Db, after: string | null): Promise<string | null> {
  let query = db.selectFrom('audit_event').select('server_id').orderBy('server_id').limit(1);
  if (after !== null) query = query.where('server_id', '>', after);
  return (await query.executeTakeFirst())?.server_id ?? null;
}

/** In the order of their ids. From one server's records to the next one's along the index: those of one are not walked. */
export async function serversOf(db: Db): Promise<readonly string[]> {
  const heads = await db.selectFrom('audit_head').select('server_id').execute();
  const found = new Set(heads.map(({ server_id: serverId }) => serverId));
  for (let next = await nextWithRecords(db, null); next !== null; next = await nextWithRecords(db, next)) found.add(next);
  return [...found].sort();
}

/** The last number of each chain, whichever of the two says so. */
export async function chainEnds(db: Db): Promise<readonly { readonly serverId: string; readonly end: number }[]> {
  const ends: { serverId: string; end: number }[] = [];
  for (const serverId of await serversOf(db)) {
    const [head, last] = [await auditHead(db, serverId), await lastRecord(db, serverId)];
    ends.push({ serverId, end: Math.max(head?.seq ?? 0, last.seq) });
  }
  return ends;
}
