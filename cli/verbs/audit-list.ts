/** ssomanage: the audit, read as lines or taken away as a file. */
import { extname } from 'node:path';
import type { AuditFilter, AuditRecord } from '../../shared/contract/console/audit.ts';
import { AUDIT_TABLES, type AuditTable } from '../../shared/domain/audit-tables.ts';
import { SsoError } from '../../shared/errors.ts';
import { instantText } from '../../shared/i18n/index.ts';
import { chosen } from '../grammar.ts';
import { pathArgument } from '../paths.ts';
import { argument, type Run, type Verb } from '../verb.ts';
import { limitOf } from './mappings.ts';

const PAGE = 500;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?$/;

/** Whether there is such a day: Date takes 30 February for 2 March. */
function isDay(written: string): boolean {
  const at = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(written);
}

/** A day is that of this machine and, as the end of a period, within it; a time without an offset is this machine's. */
function timeOf({ given }: Run, option: 'from' | 'to'): string | undefined {
  const written = given.options.get(option);
  if (written === undefined) return undefined;
  const [day, isWhole] = [TIME.exec(written)?.[1] ?? written, DAY.test(written)];
  const at = new Date(isWhole ? `${written}T00:00:00` : written);
  if (!DAY.test(day) || !isDay(day) || Number.isNaN(at.getTime())) throw new SsoError('USAGE', { problem: 'not-a-time', value: written });
  if (isWhole && option === 'to') at.setDate(at.getDate() + 1);
  return at.toISOString();
}

/** Which of the audit's tables, in any letter case. */
function tableOf({ given }: Run): AuditTable {
  const value = given.options.get('table');
  return value === undefined ? 'records' : chosen(AUDIT_TABLES, value);
}

function filterOf(run: Run): AuditFilter {
  const [from, to, actor] = [timeOf(run, 'from'), timeOf(run, 'to'), run.given.options.get('actor')];
  return { ...(from ? { from } : {}), ...(to ? { to } : {}), ...(actor ? { actor } : {}) };
}

/** What was typed by whomever may hold what moves a terminal's cursor: it is shown as what it is. */
const harmless = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);

function recordLine({ i18n, printer }: Run, { at, actor, action, objects, result, legible }: AuditRecord): void {
  const what = i18n.t(`domain:audit.action.${action}`, { defaultValue: action });
  const values = { at: instantText(i18n.language, at), actor, action: what, result: i18n.t(`domain:audit.result.${result}`) };
  const key = objects.length > 0 ? 'cli:listAudit.record' : 'cli:listAudit.bare';
  const line = i18n.t(key, { ...values, objects: objects.join(', ') });
  printer.line(harmless(legible ? line : i18n.t('cli:listAudit.illegible', { line })));
}

/** Newest first, page by page, so that a million lines are no burden; as JSON they are one document. */
async function listAudit(run: Run): Promise<number> {
  const { client, printer, interrupt } = run;
  const [filter, table, wanted] = [filterOf(run), tableOf(run), limitOf(run)];
  const all: AuditRecord[] = [];
  let [listed, before]: [number, string | null] = [0, null];
  do {
    const limit = Math.min(PAGE, wanted - listed);
    const page = await client.audit.list({ filter, table, limit, ...(before === null ? {} : { before }) });
    for (const record of page.records) recordLine(run, record);
    if (printer.json) all.push(...page.records);
    listed += page.records.length;
    before = page.next;
  } while (before !== null && listed < wanted && !interrupt.isRaised());
  printer.say('listAudit.count', { count: listed });
  printer.document({ records: all });
  return 0;
}

const FORMATS = { '.csv': 'csv', '.json': 'json' } as const;
const isFormat = (extension: string): extension is keyof typeof FORMATS => extension in FORMATS;

/** The name says which format. */
async function exportAudit(run: Run): Promise<number> {
  const { client, printer } = run;
  const table = tableOf(run);
  const extension = extname(argument(run, 0)).toLowerCase();
  if (!isFormat(extension))
    throw new SsoError('USAGE', { problem: 'wrong-choice', value: argument(run, 0), choices: Object.keys(FORMATS).join(', ') });
  const done = await client.audit.export({ path: pathArgument(run, 0), format: FORMATS[extension], table });
  printer.say('exportAudit.done', { count: done.records, path: done.path });
  printer.document(done);
  return 0;
}

export const AUDIT_LIST_VERBS: readonly Verb[] = [
  { name: 'listAudit', arguments: [], options: ['table', 'from', 'to', 'actor', 'limit'], run: listAudit },
  { name: 'exportAudit', arguments: [{ name: 'auditFile' }], options: ['table'], run: exportAudit },
];
