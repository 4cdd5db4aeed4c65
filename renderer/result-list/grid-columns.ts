/** The columns as the grid wants them, in the person's layout; and the layout as the person left the grid. */
import type { ReactNode } from 'react';
import type { ColDef, GridApi } from 'ag-grid-community';
import type { ListLayout } from '../../shared/contract/shell.ts';
import type { Column } from './column.ts';
import { comparatorIn } from './row-order.ts';

interface DrawnProps<Row> {
  /** undefined while it is on its way. */
  readonly data: Row | undefined;
  readonly cell: (row: Row) => ReactNode;
}

/** One component for every cell that is drawn: a new one for each drawing would throw the cells away. */
const Drawn = <Row>({ data, cell }: DrawnProps<Row>): ReactNode => (data === undefined ? null : cell(data));

export function gridColumns<Row>(columns: readonly Column<Row>[], layout: ListLayout, language: string): ColDef<Row>[] {
  const comparator = comparatorIn(language);
  return layout.columns.flatMap(({ id, width, hidden }) => {
    const column = columns.find((each) => each.id === id);
    if (column === undefined) return [];
    const { title, text, sortBy = text, figures = false, cell, unsorted = false } = column;
    const sort = layout.sort?.column === id ? (layout.sort.descending ? 'desc' : 'asc') : null;
    return {
      colId: id,
      headerName: title,
      width,
      hide: hidden,
      sort,
      sortable: !unsorted,
      comparator,
      valueGetter: ({ data }) => (data === undefined ? null : sortBy(data)),
      valueFormatter: ({ data }) => (data === undefined ? '' : text(data)),
      ...(cell === undefined ? {} : { cellRenderer: Drawn, cellRendererParams: { cell } }),
      ...(figures ? { cellClass: 'ag-right-aligned-cell', headerClass: 'ag-right-aligned-header' } : {}),
    };
  });
}

export function layoutOfGrid(api: GridApi): ListLayout {
  const states = api.getColumnState();
  const sorted = states.find(({ sort }) => sort !== null && sort !== undefined);
  return {
    columns: states.map(({ colId, width, hide }) => ({ id: colId, width: Math.round(width ?? 100), hidden: hide === true })),
    sort: sorted === undefined ? null : { column: sorted.colId, descending: sorted.sort === 'desc' },
  };
}
