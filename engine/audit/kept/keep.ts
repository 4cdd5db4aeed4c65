/** Adds rows to a table that keeps its newest, and takes the oldest out in the same transaction. */
import type { KeyObject } from 'node:crypto';
import type { KeptTable } from '../../../shared/domain/audit-tables.ts';
import type { Db } from '../../credential-db/schema.ts';
import { macMatches, macOf } from '../record-mac.ts';
import type { AuditHead } from '../types.ts';
import { writeAnchor, type Anchor } from './anchor.ts';
import { pruned } from './prune.ts';
import { soundAnchor, type KeepingFor } from './sound-anchor.ts';
import { deleteUpTo, insertRows, SHAPES, sizeOf, type KeptColumns, type StoredRow, type UnhashedRow } from './tables.ts';

/** Rows of one INSERT (SQLite allows 32,766 parameters a statement), and hashed without a pause. */
const CHUNK = 500;
const DOMAIN = 'entsso audit kept 1';

function canonical(name: KeptTable, row: UnhashedRow): readonly string[] {
  return [DOMAIN, name, String(row.id), ...SHAPES[name].columns.map((column) => String(row[column])), row.previous_hash];
}

export const isProvenRow = (keys: readonly KeyObject[], name: KeptTable, row: StoredRow): boolean =>
  keys.some((key) => macMatches(key, canonical(name, row), row.hash));

function chained(key: KeyObject, name: KeptTable, before: AuditHead, rows: readonly KeptColumns[]): StoredRow[] {
  let { seq, hash } = before;
  return rows.map((columns) => {
    const unsealed = { ...columns, id: (seq += 1), previous_hash: hash };
    hash = macOf(key, canonical(name, unsealed));
    return { ...unsealed, hash };
  });
}

/** What would be pushed out again at once is not written at all; its numbers are used. All that was there is older still, and goes. */
async function passedOver(db: Db, name: KeptTable, { end, unproven }: Anchor, count: number): Promise<Anchor> {
  await deleteUpTo(db, name, Number.MAX_SAFE_INTEGER);
  const begin = { seq: end.seq + count, hash: end.hash };
  return { begin, end: begin, unproven };
}

/** Oldest first. `before`: how many older ones there were, where these fill the table by themselves. */
export async function keepRows(db: Db, keeping: KeepingFor, name: KeptTable, rows: readonly KeptColumns[], before = 0): Promise<void> {
  const [most, { key }] = [await sizeOf(db, name), keeping.chain];
  const surplus = Math.max(0, rows.length - most);
  const found = await soundAnchor(db, keeping, name);
  const anchor = before + surplus > 0 ? await passedOver(db, name, found, before + surplus) : found;
  let { end } = anchor;
  for (let at = surplus; at < rows.length; at += CHUNK) {
    const chunk = chained(key, name, end, rows.slice(at, at + CHUNK));
    await insertRows(db, name, chunk);
    const last = chunk.at(-1);
    if (last) end = { seq: last.id, hash: last.hash };
  }
  await writeAnchor(db, key, name, await pruned(db, name, { ...anchor, end }, most));
}
