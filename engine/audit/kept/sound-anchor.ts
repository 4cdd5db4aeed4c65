/**
 * The anchor as a writer needs it: one that fits its table. Where it does not, somebody else has had a hand in the database, or the table
 * is from before it had one, or its key was lost. The writing goes on all the same, as with the head of a chain (append.ts); what was found
 * stands in the chain, for ever, and what was altered still is.
 */
import { KEPT_TABLES, type KeptTable } from '../../../shared/domain/audit-tables.ts';
import type { AuditAction } from '../../../shared/domain/audit-actions.ts';
import type { Db } from '../../credential-db/schema.ts';
import { appendAudit } from '../append.ts';
import { GENESIS } from '../record-mac.ts';
import type { AuditChain, AuditHead } from '../types.ts';
import { provenAnchor, UNTOUCHED, writeAnchor, type Anchor } from './anchor.ts';
import { beforeOldestRow, newestRow } from './tables.ts';

const MENDED: AuditAction = 'audit.mendTable';

/** Whose chain is told, and when. */
export interface KeepingFor {
  readonly chain: AuditChain;
  readonly at: Date;
}

const fits = (end: AuditHead, last: AuditHead): boolean => end.seq === last.seq && end.hash === last.hash;

/** From the rows as they stand: nothing says any more how many there were in front of them, and what proves itself does so. */
async function fromRows(db: Db, name: KeptTable): Promise<Anchor> {
  const begin = (await beforeOldestRow(db, name)) ?? { seq: 0, hash: GENESIS };
  const end = (await newestRow(db, name)) ?? begin;
  return { begin, end, unproven: end.seq };
}

type Told = Readonly<Record<string, number>>;

async function tell(db: Db, { chain, at }: KeepingFor, objects: readonly KeptTable[], detail: Told): Promise<void> {
  const by = { actor: 'engine', origin: 'engine', action: MENDED, result: 'done', operationId: null } as const;
  await appendAudit(db, chain, { ...by, at, objects, detail });
}

/** One record for all of them: up to which row of each there may be some that nothing proves. */
async function begunAnew(db: Db, keeping: KeepingFor, names: readonly KeptTable[]): Promise<void> {
  const anchors = new Map<KeptTable, Anchor>();
  for (const name of names) anchors.set(name, await fromRows(db, name));
  await tell(db, keeping, names, Object.fromEntries([...anchors].map(([name, { unproven }]) => [name, unproven])));
  for (const [name, anchor] of anchors) await writeAnchor(db, keeping.chain.key, name, anchor);
}

/** Rows go on behind whichever end is further on: an anchor ahead of them leaves the gap that shows them missing. */
export async function soundAnchor(db: Db, keeping: KeepingFor, name: KeptTable): Promise<Anchor> {
  const held = await provenAnchor(db, keeping.chain.keys, name);
  if (!held) {
    const anchor = await fromRows(db, name);
    await tell(db, keeping, [name], { [name]: anchor.unproven });
    return anchor;
  }
  const last = (await newestRow(db, name)) ?? held.begin;
  if (fits(held.end, last)) return held;
  await tell(db, keeping, [name], { end: held.end.seq, last: last.seq });
  return { ...held, end: held.end.seq > last.seq ? held.end : last };
}

/** A new system's. */
export async function beginTables(db: Db, { key }: AuditChain): Promise<void> {
  for (const name of KEPT_TABLES) await writeAnchor(db, key, name, UNTOUCHED);
}

export async function tablesWithoutAnchor(db: Db, { keys }: AuditChain): Promise<readonly KeptTable[]> {
  const without: KeptTable[] = [];
  for (const name of KEPT_TABLES) if (!(await provenAnchor(db, keys, name))) without.push(name);
  return without;
}

/** Gives an anchor to each table that has none which a key proves, and says so on record. */
export async function anchorTables(db: Db, keeping: KeepingFor): Promise<void> {
  const without = await tablesWithoutAnchor(db, keeping.chain);
  if (without.length > 0) await begunAnew(db, keeping, without);
}
