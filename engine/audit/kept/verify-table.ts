/**
 * Proves a table that keeps its newest rows: from its anchor on, every row in order, up to the end that the anchor says. Of what was in front
 * of the anchor it says how many there were, and nothing more: they are gone.
 */
import type { KeyObject } from 'node:crypto';
import { KEPT_TABLES, type KeptTable } from '../../../shared/domain/audit-tables.ts';
import type { TableVerification } from '../../../shared/contract/console/audit.ts';
import type { CredentialDatabase } from '../../credential-db/types.ts';
import type { Db } from '../../credential-db/schema.ts';
import type { AuditHead } from '../types.ts';
import { provenAnchor, type Anchor } from './anchor.ts';
import { isProvenRow } from './keep.ts';
import { beforeOldestRow, rowsBehind, type StoredRow } from './tables.ts';

const PAGE = 500;

type Keys = readonly KeyObject[];
type TableFault = NonNullable<TableVerification['fault']>;

interface Page {
  readonly anchor: Anchor;
  /** What stands in front of the first of `rows`. */
  readonly from: AuditHead;
  readonly rows: readonly StoredRow[];
}

/** Rows and anchor of one moment: while the proof goes on, others take the oldest out in front of it. Null where no key proves the anchor. */
async function pageBehind(db: Db, keys: Keys, name: KeptTable, after: AuditHead | null): Promise<Page | null> {
  const anchor = await provenAnchor(db, keys, name);
  if (!anchor) return null;
  const from = after !== null && after.seq >= anchor.begin.seq ? after : anchor.begin;
  return { anchor, from, rows: await rowsBehind(db, name, from.seq, PAGE) };
}

/** Goes from row to row, and knows what stood before. */
function proving(keys: Keys, name: KeptTable) {
  let [checked, unproven, provenBefore] = [0, 0, false];
  const faultOf = (row: StoredRow, before: AuditHead, { unproven: unprovenTo }: Anchor): TableFault | null => {
    if (row.id !== before.seq + 1) return { seq: before.seq + 1, kind: 'missing' };
    const proven = isProvenRow(keys, name, row);
    // where one row of the stretch is proven, all behind it have to be
    const trusted = proven || (row.id <= unprovenTo && !provenBefore);
    if (row.previous_hash !== before.hash || !trusted) return { seq: row.id, kind: 'altered' };
    provenBefore = proven;
    checked += 1;
    unproven += proven ? 0 : 1;
    return null;
  };
  return { faultOf, counts: () => ({ checked, unproven }) };
}

/** The end is the anchor's of the last page, which was read together with it. */
const endFault = ({ end }: Anchor, last: AuditHead): TableFault | null => {
  if (end.seq > last.seq) return { seq: last.seq + 1, kind: 'truncated' };
  return end.seq < last.seq || end.hash !== last.hash ? { seq: last.seq, kind: 'altered' } : null;
};

async function anchorFault(database: CredentialDatabase, name: KeptTable): Promise<TableFault> {
  const oldest = await database.read((db) => beforeOldestRow(db, name));
  return { seq: Math.max(0, oldest?.seq ?? 0) + 1, kind: 'anchor' };
}

async function verifyTable(database: CredentialDatabase, keys: Keys, name: KeptTable): Promise<TableVerification> {
  const { faultOf, counts } = proving(keys, name);
  const readBehind = (after: AuditHead | null): Promise<Page | null> => database.read((db) => pageBehind(db, keys, name, after));
  let page = await readBehind(null);
  const pruned = page?.anchor.begin.seq ?? 0;
  while (page) {
    let last = page.from;
    for (const row of page.rows) {
      const fault = faultOf(row, last, page.anchor);
      if (fault) return { table: name, pruned, ...counts(), fault };
      last = { seq: row.id, hash: row.hash };
    }
    if (page.rows.length < PAGE) return { table: name, pruned, ...counts(), fault: endFault(page.anchor, last) };
    page = await readBehind(last);
  }
  return { table: name, pruned, ...counts(), fault: await anchorFault(database, name) };
}

export async function verifyTables(database: CredentialDatabase, keys: Keys): Promise<TableVerification[]> {
  const found: TableVerification[] = [];
  for (const name of KEPT_TABLES) found.push(await verifyTable(database, keys, name));
  return found;
}
