/**
 * Any page of one application's mappings, by its offset. Ids are found first, by an index alone where the order has one (account,
 * external user), and from whichever end is nearer; only the rows of the page are read. A filter walks both indexes once.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Guid } from '../../../shared/domain/names.ts';
import type { Db } from '../schema.ts';
import type { MappingRow } from './mappings.ts';

export interface MappingPage {
  readonly applicationId: Guid;
  readonly offset: number;
  readonly limit: number;
  readonly sort: 'account' | 'externalUser' | 'enabled' | 'secretVersion';
  readonly direction: 'asc' | 'desc';
  /** A key (`nameKey`), or part of one; empty: all. */
  readonly filterKey: string;
}

/** Without its envelope: a page of those would be megabytes that nobody shows. */
export type ListedMapping = Omit<MappingRow, 'envelope'>;

const COLUMNS = [
  'id',
  'application_id',
  'account',
  'account_key',
  'external_user',
  'external_key',
  'enabled',
  'revision',
  'secret_version',
  'change_counter',
] as const;

/** Each order is a whole one, so that no row stands on two pages. */
const ORDERS = {
  account: ['account_key'],
  externalUser: ['external_key', 'id'],
  enabled: ['enabled', 'account_key'],
  secretVersion: ['secret_version', 'account_key'],
} as const satisfies Record<MappingPage['sort'], readonly (keyof MappingRow)[]>;

/** The inner query has the index of its own column to itself; together they are two walks, whatever the number of rows that fit. */
function condition({ applicationId, filterKey, sort }: MappingPage): RawBuilder<unknown> {
  const own = sql`application_id = ${applicationId}`;
  if (filterKey === '') return own;
  const [here, there] = sort === 'externalUser' ? ['external_key', 'account_key'] : ['account_key', 'external_key'];
  const elsewhere = sql`select id from mapping where ${own} and instr(${sql.ref(there)}, ${filterKey}) > 0`;
  return sql`${own} and (instr(${sql.ref(here)}, ${filterKey}) > 0 or id in (${elsewhere}))`;
}

async function countOf(db: Db, page: MappingPage): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from mapping where ${condition(page)}`.execute(db);
  return rows[0]?.n ?? 0;
}

async function idsOf(db: Db, page: MappingPage, total: number): Promise<readonly number[]> {
  const limit = Math.min(page.limit, total - page.offset);
  if (limit <= 0) return [];
  const behind = total - page.offset - limit;
  const fromEnd = behind < page.offset;
  const direction = sql.raw((page.direction === 'asc') === fromEnd ? 'desc' : 'asc');
  const order = sql.join(ORDERS[page.sort].map((column) => sql`${sql.ref(column)} ${direction}`));
  const offset = fromEnd ? behind : page.offset;
  const query = sql<{ id: number }>`select id from mapping where ${condition(page)} order by ${order} limit ${limit} offset ${offset}`;
  const ids = (await query.execute(db)).rows.map(({ id }) => id);
  return fromEnd ? ids.reverse() : ids;
}

/** `total` is of all rows that the filter lets pass. */
export async function pageMappings(db: Db, page: MappingPage): Promise<{ total: number; rows: ListedMapping[] }> {
  const total = await countOf(db, page);
  const ids = await idsOf(db, page, total);
  if (ids.length === 0) return { total, rows: [] };
  const found = await db.selectFrom('mapping').select(COLUMNS).where('id', 'in', ids).execute();
  const byId = new Map(found.map((row) => [row.id, row]));
  return { total, rows: ids.flatMap((id) => byId.get(id) ?? []) };
}

export interface MappingNames {
  readonly account: string;
  readonly externalUser: string;
}

const NAMES_PAGE = 500;

/** By account, from the one at `offset` to the last, page by page. */
export async function* namesFrom(db: Db, applicationId: Guid, offset: number): AsyncGenerator<readonly MappingNames[]> {
  const all = db.selectFrom('mapping').select(['account', 'account_key', 'external_user']).where('application_id', '=', applicationId);
  let page = await all.orderBy('account_key').limit(NAMES_PAGE).offset(offset).execute();
  while (page.length > 0) {
    yield page.map(({ account, external_user: externalUser }) => ({ account, externalUser }));
    const lastKey = page.at(-1)?.account_key ?? '';
    page = await all.where('account_key', '>', lastKey).orderBy('account_key').limit(NAMES_PAGE).execute();
  }
}
