/** The grid itself, without whatever stands around it. Fetched when the first list is shown. */
import { AgGridReact, type AgGridReactProps } from 'ag-grid-react';
import { gridTheme } from './grid-look.ts';
import { pageNonce } from '../theme/nonce.ts';

export function Grid<Row>(props: AgGridReactProps<Row>) {
  return <AgGridReact<Row> theme={gridTheme} styleNonce={pageNonce(document)} {...props} />;
}
