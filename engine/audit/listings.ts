/** How each table that keeps its newest rows is read as records of the audit: what a filter means there, and what a row says. */
import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import type { AuditAction } from '../../shared/domain/audit-actions.ts';
import type { AuditFilter, AuditRecord } from '../../shared/contract/console/audit.ts';
import { NO_TIME, timeOf } from './record-row.ts';

/** A row with whatever its table has; any of it may have been altered. */
type Value = string | number | null;
type Row = Readonly<Record<string, Value>>;

export interface Listing {
  readonly join: RawBuilder<unknown>;
  /** Behind the table's own. */
  readonly columns: RawBuilder<unknown>;
  /** Where a text is looked for. */
  readonly texts: readonly string[];
  readonly outcome: (filter: AuditFilter) => readonly Expression<SqlBool>[];
  readonly recordOf: (row: Row) => AuditRecord;
}

const DONE = 'done';
const NONE = sql<SqlBool>`1 = 0`;

const text = (value: Value | undefined): string => String(value ?? '');

function placeOf({ server_id: serverId, id, at: written, actor }: Row) {
  const at = timeOf(text(written));
  return { serverId: text(serverId), seq: Number(id), at: at ?? NO_TIME, actor: text(actor), operationId: null, legible: at !== null };
}

const LOOK_UP: AuditAction = 'mappings.lookUp';

/** A look-up is done or refused; it has no other result, one action and no origin. */
function lookupOutcome({ result, action, origin }: AuditFilter): readonly Expression<SqlBool>[] {
  if ((action && !action.includes(LOOK_UP)) || origin) return [NONE];
  if (result === undefined) return [];
  if (result === 'done') return [sql<SqlBool>`audit_lookup.result = ${DONE}`];
  return [result === 'refused' ? sql<SqlBool>`audit_lookup.result <> ${DONE}` : NONE];
}

export const LOOKUPS: Listing = {
  join: sql`left join application on application.id = audit_lookup.application_id`,
  columns: sql`, application.name as application`,
  texts: ['audit_lookup.actor', 'audit_lookup.account', 'application.name', 'audit_lookup.result'],
  outcome: lookupOutcome,
  recordOf(row) {
    const { application, account } = row;
    const objects = application === null ? [text(account)] : [text(application), text(account)];
    const shared = { ...placeOf(row), origin: null, action: LOOK_UP, objects };
    if (row['result'] === DONE) return { ...shared, result: 'done', detail: {} };
    return { ...shared, result: 'refused', detail: { code: text(row['result']) } };
  },
};

/** What was deleted was deleted: there is no other outcome. */
function deletion(table: string, action: AuditAction, names: readonly string[], detail: (row: Row) => AuditRecord['detail']): Listing {
  return {
    join: sql``,
    columns: sql``,
    texts: ['actor', ...names].map((column) => `${table}.${column}`),
    outcome(filter) {
      if ((filter.action && !filter.action.includes(action)) || (filter.result ?? DONE) !== DONE) return [NONE];
      return filter.origin ? [sql<SqlBool>`origin = ${filter.origin}`] : [];
    },
    recordOf(row) {
      const objects = names.map((name) => text(row[name]));
      return { ...placeOf(row), origin: text(row['origin']), action, objects, result: DONE, detail: detail(row) };
    },
  };
}

export const DELETED_APPLICATIONS = deletion('audit_deleted_application', 'applications.delete', ['application'], ({ mappings }) => ({
  mappings: Number(mappings),
}));

/** Its objects: application, account, external user. */
export const DELETED_MAPPINGS = deletion(
  'audit_deleted_mapping',
  'mappings.delete',
  ['application', 'account', 'external_user'],
  () => ({}),
);
