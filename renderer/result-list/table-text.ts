/** Rows as text: for the clipboard with tabs, for a file as CSV. */
import type { Column } from './column.ts';

/** One line, for a cell must not begin another. */
const oneLine = (text: string): string => text.replace(/[\t\r\n]+/g, ' ');

/** A spreadsheet would take these for a formula. */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
const quoted = (text: string): string => `"${harmless(text).replaceAll('"', '""')}"`;

const lines = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): readonly (readonly string[])[] => [
  columns.map(({ title }) => title),
  ...rows.map((row) => columns.map(({ text }) => text(row))),
];

export const asTabs = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string =>
  lines(columns, rows)
    .map((cells) => cells.map(oneLine).join('\t'))
    .join('\n');

/** RFC 4180, every cell in quotes. */
export const asCsv = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string =>
  lines(columns, rows)
    .map((cells) => `${cells.map(quoted).join(',')}\r\n`)
    .join('');
