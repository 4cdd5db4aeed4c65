/** Every row of a list, for a file: asked for in the pages that it is read in. */
import type { Rows, Sort } from './column.ts';

const PAGE = 500;

export async function allRows<Row>(rows: Extract<Rows<Row>, { readonly kind: 'paged' }>, sort: Sort): Promise<readonly Row[]> {
  const all: Row[] = [];
  for (;;) {
    const page = await rows.load({ offset: all.length, limit: PAGE, sort });
    all.push(...page.rows);
    // An empty page ends it too: rows may have gone meanwhile.
    if (page.rows.length === 0 || all.length >= page.total) return all;
  }
}
