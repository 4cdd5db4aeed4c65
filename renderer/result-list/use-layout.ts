/** How this person left this list. */
import type { ListLayout } from '../../shared/contract/shell.ts';
import { usePreferences } from '../app/preferences.ts';
import type { Column } from './column.ts';
import { layoutOf } from './layout.ts';

export interface LayoutState {
  readonly layout: ListLayout;
  readonly remember: (layout: ListLayout) => void;
}

export function useLayout<Row>(list: string, columns: readonly Column<Row>[]): LayoutState {
  const { preferences, change } = usePreferences();
  const lists = preferences?.lists ?? {};
  return {
    layout: layoutOf(columns, lists[list]),
    remember: (layout) => change({ lists: { ...lists, [list]: layout } }),
  };
}
