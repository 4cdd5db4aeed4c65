/**
 * The records of every server's chain as one list, newest first. Each chain is read along its primary key, backwards, from where
 * the page before ended; the heads of the chains are merged by time. A chain keeps its own order: what waited beside the database
 * was recorded later than it happened.
 */
import { sql, type Expression, type SqlBool } from 'kysely';
import type { AuditFilter, AuditRecord } from '../../shared/contract/console/audit.ts';
import type { AuditEventTable, Db } from '../credential-db/schema.ts';
import { SEQ_MAX, serversOf } from './chains.ts';
import { commonConditions, holds, insideJson } from './list-filter.ts';
import { recordOf } from './record-row.ts';

/** Of each server the number in front of which the next page begins; a server that is not named begins at its newest. */
export type ChainCursor = Readonly<Record<string, number>>;

export interface ChainPage {
  readonly records: AuditRecord[];
  readonly next: ChainCursor | null;
}

function textCondition(text: string): Expression<SqlBool> {
  const inJson = holds(['audit_event.objects', 'audit_event.detail'], insideJson(text));
  return sql<SqlBool>`(${holds(['audit_event.actor'], text)} or ${inJson})`;
}

function conditions(filter: AuditFilter): readonly Expression<SqlBool>[] {
  const { action, result, origin, text } = filter;
  return [
    ...commonConditions(filter, 'audit_event'),
    ...(action ? [sql<SqlBool>`audit_event.action in (${sql.join(action.length > 0 ? action : [null])})`] : []),
    ...(result ? [sql<SqlBool>`audit_event.result = ${result}`] : []),
    ...(origin ? [sql<SqlBool>`audit_event.origin = ${origin}`] : []),
    ...(text ? [textCondition(text)] : []),
  ];
}

export interface ChainRange {
  readonly serverId: string;
  readonly filter: AuditFilter;
  readonly limit: number;
  /** Numbers below (newest first) or above (oldest first) this one. */
  readonly bound?: number | undefined;
  readonly order: 'asc' | 'desc';
}

export async function readChain(db: Db, { serverId, filter, limit, bound, order }: ChainRange): Promise<AuditEventTable[]> {
  const [from, to] = order === 'asc' ? [bound ?? -SEQ_MAX, SEQ_MAX] : [-SEQ_MAX, bound ?? SEQ_MAX];
  let query = db.selectFrom('audit_event').selectAll().where('server_id', '=', serverId);
  query = query.where('seq', '>', from).where('seq', '<', to).orderBy('seq', order).limit(limit);
  for (const condition of conditions(filter)) query = query.where(condition);
  return query.execute();
}

export async function countRecords(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('audit_event')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Takes the newest of the heads until `limit` are taken; each list stays in its order. */
function merged(lists: readonly AuditEventTable[][], limit: number): AuditEventTable[] {
  const places = lists.map(() => 0);
  const taken: AuditEventTable[] = [];
  while (taken.length < limit) {
    let [newest, from]: [AuditEventTable | null, number] = [null, -1];
    for (const [index, list] of lists.entries()) {
      const head = list[places[index] ?? 0];
      if (head && (newest === null || head.at > newest.at)) [newest, from] = [head, index];
    }
    if (newest === null) break;
    taken.push(newest);
    places[from] = (places[from] ?? 0) + 1;
  }
  return taken;
}

/** Where a chain goes on: behind what was taken of it; what is newer than this page is not for the next one. */
function boundOf(list: readonly AuditEventTable[], taken: readonly AuditEventTable[], serverId: string): number {
  const last = taken.findLast(({ server_id }) => server_id === serverId);
  if (last) return last.seq;
  return list[0] ? list[0].seq + 1 : -SEQ_MAX;
}

export async function listChains(db: Db, filter: AuditFilter, cursor: ChainCursor, limit: number): Promise<ChainPage> {
  const servers = await serversOf(db);
  const lists: AuditEventTable[][] = [];
  for (const serverId of servers)
    lists.push(await readChain(db, { serverId, filter, limit: limit + 1, bound: cursor[serverId], order: 'desc' }));
  const taken = merged(lists, limit);
  const more = lists.reduce((sum, list) => sum + list.length, 0) > taken.length;
  const next = Object.fromEntries(servers.map((serverId, index) => [serverId, boundOf(lists[index] ?? [], taken, serverId)]));
  return { records: taken.map(recordOf), next: more ? next : null };
}
