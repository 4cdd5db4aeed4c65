/** From what is asked for to the conditions of a query. */
import { sql, type Expression, type SqlBool } from 'kysely';
import type { AuditFilter } from '../../shared/contract/console/audit.ts';

/** So that what is stored (always with milliseconds) compares as text. */
const instant = (time: string): string => new Date(time).toISOString();

/** A letter in each of its cases, anything else for itself: GLOB knows the case of no letter, and patterns of its own. */
function pattern(character: string): string {
  const cases = [...new Set([character, character.toLowerCase(), character.toUpperCase()])].filter((form) => /^.$/su.test(form));
  return cases.length > 1 || '*?['.includes(character) ? `[${cases.join('')}]` : character;
}

/** Whether one of the columns holds that text, whatever the case of its letters. */
export function holds(columns: readonly string[], text: string): Expression<SqlBool> {
  const glob = `*${text.replace(/./gsu, pattern)}*`;
  const conditions = columns.map((column) => sql<SqlBool>`${sql.ref(column)} glob ${glob}`);
  return sql<SqlBool>`(${sql.join(conditions, sql` or `)})`;
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
