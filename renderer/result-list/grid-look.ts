/** The parts of AG Grid that the console uses, and its look: by variables of the page's own theme, so that colours follow it. */
import {
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  EventApiModule,
  InfiniteRowModelModule,
  LocaleModule,
  ModuleRegistry,
  RenderApiModule,
  RowApiModule,
  RowSelectionModule,
  ScrollApiModule,
  themeQuartz,
} from 'ag-grid-community';

ModuleRegistry.registerModules([
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  EventApiModule,
  InfiniteRowModelModule,
  LocaleModule,
  RenderApiModule,
  RowApiModule,
  RowSelectionModule,
  ScrollApiModule,
]);

const variable = (name: string): string => `var(--mui-palette-${name})`;

export const gridTheme = themeQuartz.withParams({
  accentColor: variable('primary-main'),
  backgroundColor: variable('background-paper'),
  foregroundColor: variable('text-primary'),
  borderColor: variable('divider'),
  headerBackgroundColor: variable('background-default'),
  headerTextColor: variable('text-primary'),
  selectedRowBackgroundColor: 'var(--sso-selected)',
  rowHoverColor: variable('action-hover'),
  browserColorScheme: 'inherit',
  fontFamily: 'inherit',
  fontSize: 14,
  headerFontWeight: 600,
  rowHeight: 26,
  headerHeight: 28,
  cellHorizontalPadding: 8,
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  rowBorder: false,
  columnBorder: false,
  headerColumnBorder: true,
});
