/** Proves the audit: every record of every chain, in order, and that none was cut off at the end. */
import type { KeyObject } from 'node:crypto';
import type { AuditEventTable, Db } from '../credential-db/schema.ts';
import type { EngineParts } from '../parts.ts';
import { auditHead } from './append.ts';
import { auditKeysOf } from './chain.ts';
import { GENESIS, hashMatches } from './record-mac.ts';
import type { AuditHead } from './types.ts';

const PAGE = 500;

type Keys = readonly KeyObject[];

/** `missing`: a number is skipped or twice. `altered`: a hash does not fit. `truncated`: the chain was longer once. */
export interface AuditFault {
  readonly serverId: string;
  readonly seq: number;
  readonly kind: 'missing' | 'altered' | 'truncated';
}

export interface AuditVerification {
  readonly checked: number;
  /** Of these, records in front of a checkpoint whose key is lost: in their order, and proven by nothing. */
  readonly unproven: number;
  readonly fault: AuditFault | null;
}

/** The record with which a chain begins anew whose key was lost (checkpoint.ts). */
export const CHECKPOINT = 'audit.checkpoint';

const isProven = (keys: Keys, record: AuditEventTable): boolean => keys.some((key) => hashMatches(key, record));

function faultOf(record: AuditEventTable, before: AuditHead, trusted: boolean): AuditFault | null {
  const { server_id: serverId, seq } = record;
  if (seq !== before.seq + 1) return { serverId, seq: before.seq + 1, kind: 'missing' };
  return record.previous_hash === before.hash && trusted ? null : { serverId, seq, kind: 'altered' };
}

/** The newest checkpoint that a key of ours proves: who may only write the database cannot make one. 0 where there is none. */
async function checkpointOf(db: Db, keys: Keys, serverId: string): Promise<number> {
  const records = await db
    .selectFrom('audit_event')
    .selectAll()
    .where('server_id', '=', serverId)
    .where('action', '=', CHECKPOINT)
    .orderBy('seq', 'desc')
    .execute();
  return records.find((record) => isProven(keys, record))?.seq ?? 0;
}

async function pageAfter(db: Db, serverId: string, seq: number): Promise<AuditEventTable[]> {
  return db
    .selectFrom('audit_event')
    .selectAll()
    .where('server_id', '=', serverId)
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(PAGE)
    .execute();
}

/** The ends that a chain must have: the head row's, and what the store remembers. */
function endFault(
  serverId: string,
  last: AuditHead,
  head: AuditHead | null,
  kept: AuditHead | null,
  keptHash: string | null,
): AuditFault | null {
  if (head && (head.seq !== last.seq || head.hash !== last.hash))
    return { serverId, seq: Math.min(head.seq, last.seq) + 1, kind: 'truncated' };
  if (kept && kept.seq > last.seq) return { serverId, seq: last.seq + 1, kind: 'truncated' };
  if (kept && keptHash !== kept.hash) return { serverId, seq: kept.seq, kind: 'altered' };
  return null;
}

async function verifyChain(db: Db, keys: Keys, serverId: string, kept: AuditHead | null): Promise<AuditVerification> {
  const checkpoint = await checkpointOf(db, keys, serverId);
  let last: AuditHead = { seq: 0, hash: GENESIS };
  let keptHash: string | null = null;
  let [unproven, provenBefore] = [0, false];
  for (let page = await pageAfter(db, serverId, 0); page.length > 0; page = await pageAfter(db, serverId, last.seq)) {
    for (const record of page) {
      const proven = isProven(keys, record);
      // In front of a checkpoint a stretch may lack its key; where one record of it is proven, all behind it have to be.
      if (record.action === CHECKPOINT) provenBefore = false;
      const fault = faultOf(record, last, proven || (record.seq < checkpoint && !provenBefore));
      if (fault) return { checked: last.seq, unproven, fault };
      last = { seq: record.seq, hash: record.hash };
      unproven += proven ? 0 : 1;
      provenBefore = proven;
      if (record.seq === kept?.seq) keptHash = record.hash;
    }
  }
  const fault = endFault(serverId, last, await auditHead(db, serverId), kept, keptHash);
  return { checked: fault ? fault.seq - 1 : last.seq, unproven, fault };
}

/** Every server that has a record or a head: a chain that lost all its records is not overlooked. */
async function serversOf(db: Db): Promise<readonly string[]> {
  const events = db.selectFrom('audit_event').select('server_id');
  const rows = await events.union(db.selectFrom('audit_head').select('server_id')).execute();
  return rows.map(({ server_id }) => server_id);
}

/** The first fault, null where all holds together. Fails as store and database fail. */
export async function verifyAudit(parts: EngineParts): Promise<AuditVerification> {
  const contents = await (await parts.store()).read();
  const [keys, own] = [auditKeysOf(contents), contents.serverId];
  const database = await parts.database();
  return database.read(async (db) => {
    const servers = new Set([...(await serversOf(db)), ...(contents.auditHead ? [own] : [])]);
    let [checked, unproven] = [0, 0];
    for (const serverId of servers) {
      const found = await verifyChain(db, keys, serverId, serverId === own ? contents.auditHead : null);
      checked += found.checked;
      unproven += found.unproven;
      if (found.fault) return { checked, unproven, fault: found.fault };
    }
    return { checked, unproven, fault: null };
  });
}
