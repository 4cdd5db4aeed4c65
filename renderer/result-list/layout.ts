/** What is remembered of a list, laid over what its columns say. Columns that are new since then stand at the end. Pure. */
import type { ListLayout } from '../../shared/contract/shell.ts';
import type { Column } from './column.ts';

export function layoutOf<Row>(columns: readonly Column<Row>[], remembered: ListLayout | undefined): ListLayout {
  const known = new Map(columns.map((column) => [column.id, column]));
  const kept = (remembered?.columns ?? []).filter(({ id }) => known.has(id));
  const added = columns.filter(({ id }) => !kept.some((column) => column.id === id));
  const sort = remembered?.sort ?? null;
  return {
    columns: [...kept, ...added.map(({ id, width, hidden = false }) => ({ id, width, hidden }))],
    sort: sort !== null && known.has(sort.column) ? sort : null,
  };
}

/** The columns that are shown, in their order. */
export function shownColumns<Row>(columns: readonly Column<Row>[], layout: ListLayout): readonly Column<Row>[] {
  return layout.columns.flatMap(({ id, hidden }) => (hidden ? [] : columns.filter((column) => column.id === id)));
}
