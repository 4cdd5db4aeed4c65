/** The table of look-ups as records of the audit, newest first. */
import { sql, type Expression, type Selectable, type SqlBool } from 'kysely';
import type { AuditAction } from '../../shared/domain/audit-actions.ts';
import type { AuditFilter, AuditRecord } from '../../shared/contract/console/audit.ts';
import type { AuditLookupTable, Db } from '../credential-db/schema.ts';
import { SEQ_MAX } from './chains.ts';
import { commonConditions, holds } from './list-filter.ts';
import { NO_TIME, timeOf } from './record-row.ts';

const LOOK_UP: AuditAction = 'mappings.lookUp';
const DONE = 'done';

type LookupRow = Selectable<AuditLookupTable> & { readonly application: string | null };

/** A look-up is done or refused; it has no other result, one action and no origin. */
function outcomeCondition({ result, action, origin }: AuditFilter): readonly Expression<SqlBool>[] {
  if ((action && !action.includes(LOOK_UP)) || origin) return [sql<SqlBool>`1 = 0`];
  if (result === undefined) return [];
  if (result === 'done') return [sql<SqlBool>`audit_lookup.result = ${DONE}`];
  return [result === 'refused' ? sql<SqlBool>`audit_lookup.result <> ${DONE}` : sql<SqlBool>`1 = 0`];
}

function conditions(filter: AuditFilter): readonly Expression<SqlBool>[] {
  const columns = ['audit_lookup.actor', 'audit_lookup.account', 'application.name', 'audit_lookup.result'];
  return [...commonConditions(filter, 'audit_lookup'), ...outcomeCondition(filter), ...(filter.text ? [holds(columns, filter.text)] : [])];
}

function recordOf({ server_id: serverId, id, at, actor, account, application, result }: LookupRow): AuditRecord {
  const objects = application === null ? [account] : [application, account];
  const when = timeOf(at);
  const place = { serverId, seq: id, at: when ?? NO_TIME, legible: when !== null };
  const shared = { ...place, actor, origin: null, action: LOOK_UP, objects, operationId: null };
  return result === DONE ? { ...shared, result: 'done', detail: {} } : { ...shared, result: 'refused', detail: { code: result } };
}

export interface LookupRange {
  readonly filter: AuditFilter;
  readonly limit: number;
  /** Ids below (newest first) or above (oldest first) this one. */
  readonly bound?: number | undefined;
  readonly order: 'asc' | 'desc';
}

export async function readLookups(db: Db, { filter, limit, bound, order }: LookupRange): Promise<AuditRecord[]> {
  const [from, to] = order === 'asc' ? [bound ?? -SEQ_MAX, SEQ_MAX] : [-SEQ_MAX, bound ?? SEQ_MAX];
  let query = db
    .selectFrom('audit_lookup')
    .leftJoin('application', 'application.id', 'audit_lookup.application_id')
    .selectAll('audit_lookup')
    .select('application.name as application')
    .where('audit_lookup.id', '>', from)
    .where('audit_lookup.id', '<', to)
    .orderBy('audit_lookup.id', order)
    .limit(limit);
  for (const condition of conditions(filter)) query = query.where(condition);
  return (await query.execute()).map((row) => recordOf(row));
}

export async function countLookups(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('audit_lookup')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
