/** The tables that keep their newest rows, read as records of the audit. */
import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import type { KeptTable } from '../../shared/domain/audit-tables.ts';
import type { AuditFilter, AuditRecord } from '../../shared/contract/console/audit.ts';
import type { Db } from '../credential-db/schema.ts';
import { SEQ_MAX } from './chains.ts';
import { SHAPES } from './kept/tables.ts';
import { commonConditions, holds } from './list-filter.ts';
import { DELETED_APPLICATIONS, DELETED_MAPPINGS, LOOKUPS, type Listing } from './listings.ts';

const LISTINGS: Readonly<Record<KeptTable, Listing>> = {
  lookups: LOOKUPS,
  deletedApplications: DELETED_APPLICATIONS,
  deletedMappings: DELETED_MAPPINGS,
};

function conditions(name: KeptTable, filter: AuditFilter): readonly Expression<SqlBool>[] {
  const { outcome, texts } = LISTINGS[name];
  return [...commonConditions(filter, SHAPES[name].table), ...outcome(filter), ...(filter.text ? [holds(texts, filter.text)] : [])];
}

export interface KeptRange {
  readonly filter: AuditFilter;
  readonly limit: number;
  /** Numbers below (newest first) or above (oldest first) this one. */
  readonly bound?: number | undefined;
  readonly order: 'asc' | 'desc';
}

export async function readKept(db: Db, name: KeptTable, { filter, limit, bound, order }: KeptRange): Promise<AuditRecord[]> {
  const [from, to] = order === 'asc' ? [bound ?? -SEQ_MAX, SEQ_MAX] : [-SEQ_MAX, bound ?? SEQ_MAX];
  const [table, { join, columns, recordOf }] = [sql.table(SHAPES[name].table), LISTINGS[name]];
  const id = sql.ref(`${SHAPES[name].table}.id`);
  const wanted: readonly (Expression<SqlBool> | RawBuilder<unknown>)[] = [
    sql`${id} > ${from}`,
    sql`${id} < ${to}`,
    ...conditions(name, filter),
  ];
  const { rows } = await sql<Parameters<typeof recordOf>[0]>`
    select ${table}.*${columns} from ${table} ${join} where ${sql.join(wanted, sql` and `)}
    order by ${id} ${sql.raw(order)} limit ${limit}`.execute(db);
  return rows.map((row) => recordOf(row));
}

export async function countKept(db: Db, name: KeptTable): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(SHAPES[name].table)}`.execute(db);
  return rows[0]?.count ?? 0;
}
