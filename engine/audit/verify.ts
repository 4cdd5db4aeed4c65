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
  readonly fault: AuditFault | null;
}

function faultOf(keys: Keys, record: AuditEventTable, before: AuditHead): AuditFault | null {
  const { server_id: serverId, seq } = record;
  if (seq !== before.seq + 1) return { serverId, seq: before.seq + 1, kind: 'missing' };
  if (record.previous_hash !== before.hash || !keys.some((key) => hashMatches(key, record))) return { serverId, seq, kind: 'altered' };
  return null;
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
  let last: AuditHead = { seq: 0, hash: GENESIS };
  let keptHash: string | null = null;
  for (let page = await pageAfter(db, serverId, 0); page.length > 0; page = await pageAfter(db, serverId, last.seq)) {
    for (const record of page) {
      const fault = faultOf(keys, record, last);
      if (fault) return { checked: last.seq, fault };
      last = { seq: record.seq, hash: record.hash };
      if (record.seq === kept?.seq) keptHash = record.hash;
    }
  }
  return { checked: last.seq, fault: endFault(serverId, last, await auditHead(db, serverId), kept, keptHash) };
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
    let checked = 0;
    for (const serverId of servers) {
      const found = await verifyChain(db, keys, serverId, serverId === own ? contents.auditHead : null);
      checked += found.checked;
      if (found.fault) return { checked, fault: found.fault };
    }
    return { checked, fault: null };
  });
}
