/** The rows as the grid wants them: all at once, or page by page as they come into sight. */
import { useMemo } from 'react';
import type { GridOptions, IDatasource } from 'ag-grid-community';
import type { Rows, Sort } from './column.ts';

/** Rows that are asked for at once, and pages that are kept. */
const PAGE = 100;
const PAGES_KEPT = 30;

export interface PageReport {
  readonly onTotal: (total: number) => void;
  readonly onError: (error: unknown) => void;
}

function datasource<Row>(load: (Rows<Row> & { kind: 'paged' })['load'], report: PageReport): IDatasource {
  const fetch = async (offset: number, limit: number, sort: Sort): Promise<{ rows: Row[]; total: number } | null> => {
    try {
      const { rows, total } = await load({ offset, limit, sort });
      report.onTotal(total);
      return { rows: [...rows], total };
    } catch (error) {
      report.onError(error);
      return null;
    }
  };
  return {
    getRows: (wanted) => {
      const { startRow, endRow } = wanted;
      const [by] = wanted.sortModel;
      const sort = by === undefined ? null : { column: by.colId, descending: by.sort === 'desc' };
      void fetch(startRow, endRow - startRow, sort).then((page) => {
        if (page === null) wanted.failCallback();
        else wanted.successCallback(page.rows, page.total);
      });
    },
  };
}

export function useGridRows<Row>(rows: Rows<Row>, report: PageReport): GridOptions<Row> {
  const key = rows.kind === 'paged' ? rows.key : null;
  return useMemo(() => {
    if (rows.kind === 'all') return { rowModelType: 'clientSide', rowData: [...rows.rows] };
    return {
      rowModelType: 'infinite',
      cacheBlockSize: PAGE,
      maxBlocksInCache: PAGES_KEPT,
      datasource: datasource(rows.load, report),
    };
    // Of a paged list, `key` says what it is a list of: a new function for the same rows must not read them anew.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [rows.kind, rows.kind === 'all' ? rows.rows : key]);
}
