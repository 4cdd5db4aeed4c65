/** Proves the audit: every record of every chain, in order, and that none was cut off at the end. */
import type { KeyObject } from 'node:crypto';
import type { AuditEventTable, Db } from '../credential-db/schema.ts';
import type { CredentialDatabase } from '../credential-db/types.ts';
import type { EngineParts } from '../parts.ts';
import type { AuditVerification } from '../../shared/contract/console/audit.ts';
import { auditKeysOf } from './chain.ts';
import { auditHead, BEGINNING, lastRecord, serversOf } from './chains.ts';
import { verifyTables } from './kept/verify-table.ts';
import { hashMatches } from './record-mac.ts';
import type { AuditHead } from './types.ts';

const PAGE = 500;

type Keys = readonly KeyObject[];

type AuditFault = NonNullable<AuditVerification['fault']>;

type ChainsVerification = Omit<AuditVerification, 'tables'>;

/** The record with which a chain begins anew whose key was lost (checkpoint.ts). */
export const CHECKPOINT = 'audit.checkpoint';

const isProven = (keys: Keys, record: AuditEventTable): boolean => keys.some((key) => hashMatches(key, record));

function faultOf(record: AuditEventTable, before: AuditHead, trusted: boolean): AuditFault | null {
  const { server_id: serverId, seq } = record;
  if (seq !== before.seq + 1) return { table: 'records', serverId, seq: before.seq + 1, kind: 'missing' };
  return record.previous_hash === before.hash && trusted ? null : { table: 'records', serverId, seq, kind: 'altered' };
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

/** A chain as it stood when the proof began; what is appended meanwhile is for the next proof. */
interface ChainView {
  readonly serverId: string;
  readonly checkpoint: number;
  /** What the head row says, and what the store remembers. */
  readonly head: AuditHead | null;
  readonly kept: AuditHead | null;
  /** Of the newest record. */
  readonly end: number;
}

async function viewOf(db: Db, keys: Keys, serverId: string, kept: AuditHead | null): Promise<ChainView> {
  const { seq: end } = await lastRecord(db, serverId);
  return { serverId, checkpoint: await checkpointOf(db, keys, serverId), head: await auditHead(db, serverId), kept, end };
}

async function pageAfter(db: Db, { serverId, end }: ChainView, after: number | null): Promise<AuditEventTable[]> {
  const query = db.selectFrom('audit_event').selectAll().where('server_id', '=', serverId).where('seq', '<=', end);
  return (after === null ? query : query.where('seq', '>', after)).orderBy('seq').limit(PAGE).execute();
}

/** A page at a time, each in a read of its own: a long one would keep the write-ahead log from being folded in. */
async function* recordsOf(database: CredentialDatabase, view: ChainView): AsyncGenerator<AuditEventTable> {
  let page: AuditEventTable[] = [];
  do {
    const after = page.at(-1)?.seq ?? null;
    page = await database.read((db) => pageAfter(db, view, after));
    yield* page;
  } while (page.length === PAGE);
}

/** The ends that a chain must have: the head row's, and what the store remembers. */
function endFault({ serverId, head, kept }: ChainView, last: AuditHead, keptHash: string | null): AuditFault | null {
  const cutOff = (seq: number): AuditFault => ({ table: 'records', serverId, seq: Math.max(seq, 0) + 1, kind: 'truncated' });
  if (head ? head.seq !== last.seq || head.hash !== last.hash : last.seq > 0) return cutOff(Math.min(head?.seq ?? last.seq, last.seq));
  if (kept && kept.seq > last.seq) return cutOff(last.seq);
  if (kept && keptHash !== kept.hash) return { table: 'records', serverId, seq: kept.seq, kind: 'altered' };
  return null;
}

async function verifyChain(database: CredentialDatabase, keys: Keys, view: ChainView): Promise<ChainsVerification> {
  let last: AuditHead = BEGINNING;
  let keptHash: string | null = null;
  let [unproven, provenBefore] = [0, false];
  for await (const record of recordsOf(database, view)) {
    const proven = isProven(keys, record);
    // In front of a checkpoint a stretch may lack its key; where one record of it is proven, all behind it have to be.
    if (record.action === CHECKPOINT) provenBefore = false;
    const fault = faultOf(record, last, proven || (record.seq < view.checkpoint && !provenBefore));
    if (fault) return { checked: last.seq, unproven, fault };
    last = { seq: record.seq, hash: record.hash };
    unproven += proven ? 0 : 1;
    provenBefore = proven;
    if (record.seq === view.kept?.seq) keptHash = record.hash;
  }
  const fault = endFault(view, last, keptHash);
  return { checked: fault ? fault.seq - 1 : last.seq, unproven, fault };
}

/** The first fault, null where every chain holds together. Fails as store and database fail. */
export async function verifyChains(parts: EngineParts): Promise<ChainsVerification> {
  const contents = await (await parts.store()).read();
  const [keys, { serverId: own, auditHead: kept }] = [auditKeysOf(contents), contents];
  const database = await parts.database();
  const views = await database.read(async (db) => {
    const servers = new Set([...(await serversOf(db)), ...(kept ? [own] : [])]);
    const found: ChainView[] = [];
    for (const serverId of servers) found.push(await viewOf(db, keys, serverId, serverId === own ? kept : null));
    return found;
  });
  let [checked, unproven] = [0, 0];
  for (const view of views) {
    const found = await verifyChain(database, keys, view);
    checked += found.checked;
    unproven += found.unproven;
    if (found.fault) return { checked, unproven, fault: found.fault };
  }
  return { checked, unproven, fault: null };
}

/** The chains, and the tables that keep their newest rows. Of those the first fault too, where the chains have none. */
export async function verifyAudit(parts: EngineParts): Promise<AuditVerification> {
  const chains = await verifyChains(parts);
  const keys = auditKeysOf(await (await parts.store()).read());
  const tables = await verifyTables(await parts.database(), keys);
  const faults = tables.flatMap(({ table, fault }) => (fault ? [{ ...fault, table, serverId: '' }] : []));
  return { ...chains, fault: chains.fault ?? faults[0] ?? null, tables };
}
