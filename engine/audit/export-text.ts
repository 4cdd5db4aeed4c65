/** A record of the audit as text of a file. The names of columns and properties are the contract's and never translated. */
import type { AuditRecord } from '../../shared/contract/console/audit.ts';

export type ExportFormat = 'csv' | 'json';

const COLUMNS = ['serverId', 'seq', 'at', 'actor', 'origin', 'action', 'objects', 'result', 'operationId', 'detail', 'legible'] as const;

/** What a spreadsheet would take for a formula, with whatever white space and however wide its letters. */
const FORMULA = /^[\s\p{Cc}]*[=+\-@\uff0b\uff0d\uff1d\uff20]|^[\t\r\n]/u;

/** Quoted by RFC 4180; a cell that would be run as a formula begins with an apostrophe, which makes it text. */
function cell(value: string): string {
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) || text !== value ? `"${text.replaceAll('"', '""')}"` : text;
}

function csvLine(record: AuditRecord): string {
  const { objects, detail, seq, legible, ...texts } = record;
  const shown = { ...texts, seq: String(seq), objects: objects.join('; '), detail: JSON.stringify(detail), legible: String(legible) };
  return `${COLUMNS.map((column) => cell(shown[column] ?? '')).join(',')}\r\n`;
}

/** The byte order mark tells a spreadsheet that the file is UTF-8. */
const csvHead = `\ufeff${COLUMNS.join(',')}\r\n`;

/** The whole file, page by page. A JSON file is one array with one record a line. */
export async function* exportText(format: ExportFormat, pages: AsyncIterable<readonly AuditRecord[]>): AsyncGenerator<string> {
  let before = '';
  yield format === 'csv' ? csvHead : '[\n';
  for await (const page of pages) {
    if (format === 'csv') yield page.map(csvLine).join('');
    else if (page.length > 0) yield before + page.map((record) => JSON.stringify(record)).join(',\n');
    if (page.length > 0) before = ',\n';
  }
  if (format === 'json') yield before === '' ? ']\n' : '\n]\n';
}
