/**
 * The list of the result pane, for whatever a node lists: one list however long, its columns as the person left them, selected as
 * Windows selects. What is selected is told to `onSelect`; menus, keys and the actions pane then act on that.
 */
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import Box from '@mui/material/Box';
import type { GridApi } from 'ag-grid-community';
import { useTranslation } from 'react-i18next';
import type { MenuPlace } from '../actions/context-menu.tsx';
import { useConsole } from '../app/console-context.tsx';
import { ErrorNote } from '../components/error-note.tsx';
import { DialogName, type InnerDialog } from '../dialogs/dialog-name.ts';
import { loadCode } from '../rpc/load-code.ts';
import type { Column, Rows } from './column.ts';
import { ColumnsDialog } from './columns-dialog.tsx';
import { ExportDialog } from './export-dialog.tsx';
import type { Grid as GridOfRows } from './grid.tsx';
import { gridColumns, layoutOfGrid } from './grid-columns.ts';
import { shownColumns } from './layout.ts';
import { useOfferCommands } from './list-commands.ts';
import { asTabs } from './table-text.ts';
import { useGridRows, type PageReport } from './use-grid-rows.ts';
import { useGridTexts } from './use-grid-texts.ts';
import { useLayout } from './use-layout.ts';
import { useListKeys } from './use-list-keys.ts';

/** `lazy` forgets that it is for rows of any kind. */
const Grid = lazy(async () => ({ default: (await loadCode(() => import('./grid.tsx'))).Grid })) as unknown as typeof GridOfRows;

interface Props<Row> {
  /** Under this name its layout is remembered. */
  readonly list: string;
  /** What assistive technology calls it. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: Rows<Row>;
  readonly keyOf: (row: Row) => string;
  readonly onSelect: (rows: readonly Row[]) => void;
  readonly onOpen: (row: Row) => void;
  readonly onMenu: (place: MenuPlace) => void;
  readonly onTotal?: (total: number) => void;
  /** Shown where there are no rows. */
  readonly empty: ReactNode;
}

export function ResultList<Row>({ list, label, columns, rows, keyOf, onSelect, onOpen, onMenu, onTotal, empty }: Props<Row>) {
  const { i18n } = useTranslation('console');
  const { overview, giveFocusBack } = useConsole();
  const api = useRef<GridApi<Row> | null>(null);
  const { layout, remember } = useLayout(list, columns);
  const [dialog, setDialog] = useState<InnerDialog | null>(null);
  const [total, setTotal] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [selected, setSelected] = useState(0);
  const [report] = useState<PageReport>(() => ({ onTotal: setTotal, onError: setError }));
  const gridRows = useGridRows(rows, report);
  const texts = useGridTexts();
  const shown = shownColumns(columns, layout);
  const count = rows.kind === 'all' ? rows.rows.length : total;

  const chosen = (): readonly Row[] => api.current?.getSelectedRows() ?? [];
  const copy = (): void => {
    if (chosen().length > 0) void navigator.clipboard.writeText(asTabs(shown, chosen()));
  };
  const tell = (): void => {
    setSelected(chosen().length);
    onSelect(chosen());
  };
  /** Told at once, not when the grid gets to it: a menu that changes under the keyboard loses it. */
  const openMenu = (place: MenuPlace): void => {
    tell();
    onMenu(place);
  };
  const openFirst = (): void => {
    const [row] = chosen();
    if (row !== undefined) onOpen(row);
  };
  const selectAll = rows.kind === 'all' ? () => api.current?.selectAll() : null;
  const keys = useListKeys({ api, textOf: shown[0]?.text ?? keyOf, onOpen: openFirst, onCopy: copy, selectAll, onMenu: openMenu });
  useOfferCommands({
    chooseColumns: () => setDialog('choose-columns'),
    exportList: () => setDialog('export-list'),
    copy: selected === 0 ? null : copy,
    selectAll,
  });
  useEffect(() => {
    if (count !== null) onTotal?.(count);
  }, [count, onTotal]);
  useEffect(() => {
    // Whatever changed, by whomever: the pages in sight are read again.
    if (rows.kind === 'paged') api.current?.refreshInfiniteCache();
  }, [rows.kind, overview.at]);
  const close = (): void => {
    flushSync(() => setDialog(null));
    giveFocusBack();
  };
  const keep = (finished: boolean): void => {
    if (finished && api.current !== null) remember(layoutOfGrid(api.current));
  };
  return (
    <Box
      sx={{ position: 'relative', flex: 1, minHeight: 0 }}
      onKeyDownCapture={keys.onKeyDownCapture}
      onMouseDownCapture={keys.onMouseDownCapture}
      onContextMenu={keys.onContextMenu}
    >
      {error !== null && <ErrorNote error={error} />}
      <Suspense fallback={null}>
        <Grid<Row>
          key={`${rows.kind} ${i18n.language}`}
          {...gridRows}
          columnDefs={gridColumns(columns, layout, i18n.language)}
          maintainColumnOrder={false}
          localeText={texts}
          getRowId={({ data }) => keyOf(data)}
          rowSelection={{ mode: 'multiRow', checkboxes: false, headerCheckbox: false, enableClickSelection: true }}
          suppressNoRowsOverlay
          suppressDragLeaveHidesColumns
          suppressColumnVirtualisation
          tabToNextCell={() => false}
          tabToNextHeader={() => false}
          onGridReady={(event) => {
            api.current = event.api;
            event.api.setGridAriaProperty('label', label);
          }}
          onGridPreDestroyed={() => {
            api.current = null;
          }}
          onCellFocused={keys.onCellFocused}
          onCellDoubleClicked={openFirst}
          onSelectionChanged={tell}
          onRowDataUpdated={tell}
          onColumnResized={({ finished, source }) => keep(finished && source === 'uiColumnResized')}
          onColumnMoved={({ finished, source }) => keep(finished && source === 'uiColumnMoved')}
          onSortChanged={({ source }) => keep(source === 'uiColumnSorted')}
        />
      </Suspense>
      {count === 0 && error === null && <Box sx={{ position: 'absolute', inset: '28px 0 0', pointerEvents: 'none' }}>{empty}</Box>}
      <DialogName value={dialog ?? undefined}>
        {dialog === 'choose-columns' && (
          <ColumnsDialog
            columns={columns}
            layout={layout}
            onDone={(chosenLayout) => {
              close();
              if (chosenLayout !== null) remember(chosenLayout);
            }}
          />
        )}
        {dialog === 'export-list' && (
          <ExportDialog label={label} columns={shown} allColumns={columns} rows={rows} sort={layout.sort} onClose={close} />
        )}
      </DialogName>
    </Box>
  );
}
