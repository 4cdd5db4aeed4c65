/**
 * A list that is short enough to be held whole: it can be sorted in the page and selected as a whole. It is read in pages, from one
 * state of the list: rows that came or went meanwhile make it begin anew.
 */
export const WHOLE_MAX = 10_000;

interface Page<Row> {
  readonly total: number;
  readonly rows: readonly Row[];
}

/** Answers all rows, or null where there are more than `max`. `load` answers a page of at most `limit` rows. */
export async function wholeList<Row>(
  load: (offset: number, limit: number) => Promise<Page<Row>>,
  max: number,
  limit: number,
): Promise<readonly Row[] | null> {
  let all: readonly Row[] = [];
  let total = 0;
  do {
    const page = await load(all.length, limit);
    if (page.total > max) return null;
    all = page.total === total || all.length === 0 ? [...all, ...page.rows] : [];
    total = page.total;
  } while (all.length < total);
  return all;
}
