/** The order that names are read in: the language's, so that É stands beside E; figures in them as numbers. */
import { localeOf } from './format.ts';

export const collatorIn = (language: string): Intl.Collator =>
  new Intl.Collator(localeOf(language), { numeric: true, sensitivity: 'base' });

export function inOrder<Row>(rows: readonly Row[], nameOf: (row: Row) => string, language: string): readonly Row[] {
  const collator = collatorIn(language);
  return rows.toSorted((a, b) => collator.compare(nameOf(a), nameOf(b)));
}
