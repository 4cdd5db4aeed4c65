/** The order of rows by a column, as the grid shows them and as a file gets them. Pure. */
import { collatorIn } from '../text/order.ts';
import type { Column, Sort } from './column.ts';

type Key = string | number | null;

/** Numbers by size, texts by the language's order; null last, whichever way. */
export function comparatorIn(language: string): (a: Key, b: Key, _rowA: unknown, _rowB: unknown, descending: boolean) => number {
  const collator = collatorIn(language);
  return (a, b, _rowA, _rowB, descending) => {
    if (a === null || b === null) return a === b ? 0 : (a === null ? 1 : -1) * (descending ? -1 : 1);
    return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
  };
}

export function sorted<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: Sort, language: string): readonly Row[] {
  const column = columns.find(({ id }) => id === sort?.column);
  if (sort === null || column === undefined) return rows;
  const key = column.sortBy ?? column.text;
  const compare = comparatorIn(language);
  const sign = sort.descending ? -1 : 1;
  return rows.toSorted((a, b) => sign * compare(key(a), key(b), null, null, sort.descending));
}
