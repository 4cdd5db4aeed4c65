/**
 * The tables of the audit that keep their newest rows: what each is called in the database, which setting says how many rows it keeps, and
 * which columns a row's hash covers, in this order, besides its number and the hash before it.
 */
import { sql } from 'kysely';
import type { KeptTable } from '../../../shared/domain/audit-tables.ts';
import type { Db, Schema, SystemTable } from '../../credential-db/schema.ts';
import { SEQ_MAX } from '../chains.ts';
import type { AuditHead } from '../types.ts';

interface KeptShape {
  readonly table: keyof Schema;
  readonly size: keyof SystemTable & `audit_${string}`;
  readonly columns: readonly string[];
}

const DELETED = ['at', 'server_id', 'actor', 'origin', 'application_id', 'application'];

export const SHAPES: Readonly<Record<KeptTable, KeptShape>> = {
  lookups: {
    table: 'audit_lookup',
    size: 'audit_lookups',
    columns: ['at', 'server_id', 'actor', 'application_id', 'account', 'result'],
  },
  deletedApplications: {
    table: 'audit_deleted_application',
    size: 'audit_deleted_applications',
    columns: [...DELETED, 'mappings'],
  },
  deletedMappings: {
    table: 'audit_deleted_mapping',
    size: 'audit_deleted_mappings',
    columns: [...DELETED, 'account', 'external_user'],
  },
};

/** A row as its table has it, whichever that is. */
export type KeptColumns = Readonly<Record<string, string | number>>;
export type UnhashedRow = KeptColumns & { readonly id: number; readonly previous_hash: string };
export type StoredRow = UnhashedRow & { readonly hash: string };

/** How many rows the system wants kept. */
export async function sizeOf(db: Db, name: KeptTable): Promise<number> {
  const { size } = SHAPES[name];
  const row = await db.selectFrom('system').select(size).executeTakeFirstOrThrow();
  return row[size];
}

const tableOf = (name: KeptTable) => sql.table(SHAPES[name].table);

/** The newest row; null where there is none. A number that no table reaches is damage. */
export async function newestRow(db: Db, name: KeptTable): Promise<AuditHead | null> {
  const newest = sql<AuditHead>`select id as seq, hash from ${tableOf(name)} where id < ${SEQ_MAX} order by id desc limit 1`;
  return (await newest.execute(db)).rows[0] ?? null;
}

/** Of the rows from `after` (without) to `to` the newest, or the `most`th where there are more; null where there is none. */
export async function lastOf(db: Db, name: KeptTable, range: { after: number; to: number; most: number }): Promise<AuditHead | null> {
  const { after, to, most } = range;
  const first = sql`select id as seq, hash from ${tableOf(name)} where id > ${after} and id <= ${to} order by id limit ${most}`;
  const { rows } = await sql<AuditHead>`select * from (${first}) order by seq desc limit 1`.execute(db);
  return rows[0] ?? null;
}

/** What stands before the oldest row that is there, as that row says; null where there is none. */
export async function beforeOldestRow(db: Db, name: KeptTable): Promise<AuditHead | null> {
  const oldest = sql<AuditHead>`select id - 1 as seq, previous_hash as hash from ${tableOf(name)} order by id limit 1`;
  return (await oldest.execute(db)).rows[0] ?? null;
}

export async function rowsBehind(db: Db, name: KeptTable, after: number, limit: number): Promise<readonly StoredRow[]> {
  const page = sql<StoredRow>`select * from ${tableOf(name)} where id > ${after} order by id limit ${limit}`;
  return (await page.execute(db)).rows;
}

export async function deleteUpTo(db: Db, name: KeptTable, seq: number): Promise<void> {
  await sql`delete from ${tableOf(name)} where id <= ${seq}`.execute(db);
}

export async function insertRows(db: Db, name: KeptTable, rows: readonly StoredRow[]): Promise<void> {
  const columns = ['id', ...SHAPES[name].columns, 'previous_hash', 'hash'];
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
  await sql`insert into ${tableOf(name)} (${sql.join(columns.map((column) => sql.ref(column)))}) values ${sql.join(values)}`.execute(db);
}
