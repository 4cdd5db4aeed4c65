/**
 * The anchor of a table that keeps its newest rows: which row was the last to be taken out, which one is the newest, each with its hash.
 * It is written in every transaction that adds to the table or takes out of it, and sealed under the audit key: so rows that are gone
 * because they were the oldest are told from rows that somebody took.
 */
import type { KeyObject } from 'node:crypto';
import type { KeptTable } from '../../../shared/domain/audit-tables.ts';
import type { AuditAnchorTable, Db } from '../../credential-db/schema.ts';
import { BEGINNING } from '../chains.ts';
import { macMatches, macOf } from '../record-mac.ts';
import type { AuditHead } from '../types.ts';

export interface Anchor {
  readonly begin: AuditHead;
  readonly end: AuditHead;
  /** Up to this row there may be some that no key proves: they are from before the table was a chain, or their key was lost. */
  readonly unproven: number;
}

/** Of a table that never had a row. */
export const UNTOUCHED: Anchor = { begin: BEGINNING, end: BEGINNING, unproven: 0 };

const DOMAIN = 'entsso audit anchor 1';

type Unsealed = Omit<AuditAnchorTable, 'mac'>;

const canonical = ({ table_name, begin_seq, begin_hash, end_seq, end_hash, unproven_to }: Unsealed): readonly string[] => [
  DOMAIN,
  table_name,
  String(begin_seq),
  begin_hash,
  String(end_seq),
  end_hash,
  String(unproven_to),
];

function rowOf(key: KeyObject, name: KeptTable, { begin, end, unproven }: Anchor): AuditAnchorTable {
  const places = { begin_seq: begin.seq, begin_hash: begin.hash, end_seq: end.seq, end_hash: end.hash };
  const unsealed: Unsealed = { table_name: name, ...places, unproven_to: unproven };
  return { ...unsealed, mac: macOf(key, canonical(unsealed)) };
}

/** Null where there is none that a key proves: then it says nothing. */
export async function provenAnchor(db: Db, keys: readonly KeyObject[], name: KeptTable): Promise<Anchor | null> {
  const row = await db.selectFrom('audit_anchor').selectAll().where('table_name', '=', name).executeTakeFirst();
  if (!row || !keys.some((key) => macMatches(key, canonical(row), row.mac))) return null;
  const [begin, end] = [
    { seq: row.begin_seq, hash: row.begin_hash },
    { seq: row.end_seq, hash: row.end_hash },
  ];
  return { begin, end, unproven: row.unproven_to };
}

export async function writeAnchor(db: Db, key: KeyObject, name: KeptTable, anchor: Anchor): Promise<void> {
  const row = rowOf(key, name, anchor);
  await db
    .insertInto('audit_anchor')
    .values(row)
    .onConflict((conflict) => conflict.column('table_name').doUpdateSet(row))
    .execute();
}
