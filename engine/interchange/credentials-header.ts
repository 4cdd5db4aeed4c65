/** The header of a credentials file: `application,account,externalUser,<field label>…`, and which column is which field of whom. */
import { nameKey } from '../../shared/domain/names.ts';
import { csvInvalid, type CsvRow } from './csv-rows.ts';

const FIXED = ['application', 'account', 'externalUser'] as const;

export interface CredentialsHeader {
  readonly line: number;
  readonly columns: number;
  /** Column of each label, by the label's key. */
  readonly labels: ReadonlyMap<string, { readonly column: number; readonly label: string }>;
}

export function readHeader(row: CsvRow, file: string): CredentialsHeader {
  const cells = row.cells.map((cell) => cell.trim());
  if (FIXED.some((name, index) => cells[index]?.toLowerCase() !== name.toLowerCase())) throw csvInvalid(file, row.line, 'csv-header');
  const labels = new Map<string, { column: number; label: string }>();
  cells.slice(FIXED.length).forEach((label, index) => {
    const column = FIXED.length + index;
    if (label === '') throw csvInvalid(file, row.line, 'csv-header-label', { column: column + 1 });
    if (labels.has(nameKey(label))) throw csvInvalid(file, row.line, 'csv-header-twice', { value: label });
    labels.set(nameKey(label), { column, label });
  });
  return { line: row.line, columns: cells.length, labels };
}

export interface ApplicationColumns {
  /** Columns of the application's own fields, by ordinal. */
  readonly own: readonly { readonly ordinal: number; readonly column: number }[];
  /** Columns that have to be empty for it. */
  readonly foreign: readonly { readonly column: number; readonly label: string }[];
}

/** Field 0 is the external user, which has a column of its own. Null and the label, where the header lacks a field. */
export function columnsOf(
  header: CredentialsHeader,
  fields: readonly { readonly ordinal: number; readonly label: string }[],
): ApplicationColumns | { readonly missing: string } {
  const own: { ordinal: number; column: number }[] = [];
  const taken = new Set<number>();
  for (const field of fields.filter(({ ordinal }) => ordinal > 0)) {
    const found = header.labels.get(nameKey(field.label));
    if (!found) return { missing: field.label };
    own.push({ ordinal: field.ordinal, column: found.column });
    taken.add(found.column);
  }
  return { own, foreign: [...header.labels.values()].filter(({ column }) => !taken.has(column)) };
}
