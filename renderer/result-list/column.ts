/** A list as whoever shows it describes it. */
import type { ReactNode } from 'react';
import type { ListLayout } from '../../shared/contract/shell.ts';

export interface Column<Row> {
  /** Also its key in the person's preferences. */
  readonly id: string;
  readonly title: string;
  /** What the cell, a copy and an exported file say. */
  readonly text: (row: Row) => string;
  /** What it is sorted by; its text where this is left out. null is last. */
  readonly sortBy?: (row: Row) => string | number | null;
  /** Pixels, until the person changes it. */
  readonly width: number;
  /** Not shown until the person adds it. */
  readonly hidden?: boolean;
  readonly figures?: boolean;
  /** Drawn instead of the text, which it has to say too: with a sign beside it, say. */
  readonly cell?: (row: Row) => ReactNode;
  /** Not to be sorted by: the rows have one order. */
  readonly unsorted?: boolean;
}

export type Sort = ListLayout['sort'];

export interface Range {
  readonly offset: number;
  readonly limit: number;
  readonly sort: Sort;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** `load` throws where the rows cannot be read; `key` changes when what was read no longer holds (another filter). */
export type Rows<Row> =
  | { readonly kind: 'all'; readonly rows: readonly Row[] }
  | { readonly kind: 'paged'; readonly key: string; readonly load: (range: Range) => Promise<Page<Row>> };
