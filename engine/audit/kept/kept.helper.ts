/** Test helper: the tables that keep their newest rows, filled, looked at and tampered with. */
import { sql } from 'kysely';
import { KEPT_TABLES, type KeptTable } from '../../../shared/domain/audit-tables.ts';
import type { EngineParts } from '../../parts.ts';
import type { TestSystem } from '../../situations/system.helper.ts';
import { chainOf } from '../chain.ts';
import { verifyAudit } from '../verify.ts';
import { keepRows } from './keep.ts';
import type { KeepingFor } from './sound-anchor.ts';
import { rowsBehind, SHAPES, type KeptColumns, type StoredRow } from './tables.ts';

export async function keepingFor(parts: EngineParts): Promise<KeepingFor> {
  return { chain: chainOf(await parts.ring.contents()), at: parts.clock.now() };
}

const exampleRow = (name: KeptTable, n: number): KeptColumns =>
  Object.fromEntries(SHAPES[name].columns.map((column) => [column, column === 'mappings' ? n : `${column} ${n}`]));

/** Rows that say their number, from `from` on. */
export const exampleRows = (name: KeptTable, count: number, from = 1): KeptColumns[] =>
  Array.from({ length: count }, (_, i) => exampleRow(name, from + i));

export async function keep({ parts }: TestSystem, name: KeptTable, rows: readonly KeptColumns[]): Promise<void> {
  const [keeping, database] = [await keepingFor(parts), await parts.database()];
  await database.write((db) => keepRows(db, keeping, name, rows));
}

/** By other hands than ours. */
export async function tamper({ parts }: TestSystem, ...statements: readonly string[]): Promise<void> {
  const database = await parts.database();
  await database.write(async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  });
}

export const resize = (made: TestSystem, name: KeptTable, size: number): Promise<void> =>
  tamper(made, `update system set ${SHAPES[name].size} = ${size}`);

export async function kept({ parts }: TestSystem, name: KeptTable): Promise<readonly StoredRow[]> {
  return (await parts.database()).read((db) => rowsBehind(db, name, -1, 1_000_000));
}

export async function verified({ parts }: TestSystem, name: KeptTable) {
  const { tables } = await verifyAudit(parts);
  const found = tables.find(({ table }) => table === name);
  if (!found) throw new Error(`${name} was not verified`);
  return found;
}

/** What the chain says of tables whose anchor did not fit. */
export async function mendings({ parts }: TestSystem): Promise<readonly { objects: unknown; detail: unknown }[]> {
  const rows = await (
    await parts.database()
  ).read((db) =>
    db.selectFrom('audit_event').select(['objects', 'detail']).where('action', '=', 'audit.mendTable').orderBy('seq').execute(),
  );
  return rows.map(({ objects, detail }) => ({ objects: JSON.parse(objects) as unknown, detail: JSON.parse(detail) as unknown }));
}

export const EACH_TABLE = KEPT_TABLES.map((name) => ({ name, table: SHAPES[name].table }));
