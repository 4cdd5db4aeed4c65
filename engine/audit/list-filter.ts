/** From what is asked for to the conditions of a query. */
import { sql, type Expression, type SqlBool } from 'kysely';
import type { AuditFilter } from '../../shared/contract/console/audit.ts';

/** So that what is stored (always with milliseconds) compares as text. */
const instant = (time: string): string => new Date(time).toISOString();

const ESCAPE = '!';
const literal = (text: string): string => text.replace(/[!%_]/g, `${ESCAPE}$&`);

/** LIKE ignores case within ASCII only: of other letters each case is asked for. */
function variants(text: string): readonly string[] {
  return /^[\x20-\x7e]*$/.test(text) ? [text] : [...new Set([text, text.toLowerCase(), text.toUpperCase()])];
}

const anyOf = (conditions: readonly Expression<SqlBool>[]): Expression<SqlBool> => sql<SqlBool>`(${sql.join(conditions, sql` or `)})`;

/** Whether one of the columns holds that text. */
export function holds(columns: readonly string[], text: string): Expression<SqlBool> {
  const conditions = columns.flatMap((column) =>
    variants(text).map((variant) => sql<SqlBool>`${sql.ref(column)} like ${`%${literal(variant)}%`} escape ${sql.lit(ESCAPE)}`),
  );
  return anyOf(conditions);
}

/** As a text stands inside JSON: a backslash is two there. */
export const insideJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** Of the columns that chain and look-ups have in common. */
export function commonConditions({ from, to, actor }: AuditFilter, table: string): readonly Expression<SqlBool>[] {
  const at = sql.ref(`${table}.at`);
  return [
    ...(from ? [sql<SqlBool>`${at} >= ${instant(from)}`] : []),
    ...(to ? [sql<SqlBool>`${at} < ${instant(to)}`] : []),
    ...(actor ? [holds([`${table}.actor`], actor)] : []),
  ];
}

/** Whether anything is asked for at all. */
export const isEmpty = ({ action, ...rest }: AuditFilter): boolean =>
  action === undefined && Object.values(rest).every((value) => value === undefined || value === '');
