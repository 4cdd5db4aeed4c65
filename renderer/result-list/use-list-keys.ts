/** Everything that a key or a button of the mouse does in the list's rows. */
import { useRef, type KeyboardEvent, type MouseEvent, type RefObject } from 'react';
import type { CellFocusedEvent, GridApi } from 'ag-grid-community';
import type { MenuPlace } from '../actions/context-menu.tsx';
import { goToRow, isLetter, isMenuKey, selectOnly, selectRange } from './keyboard.ts';
import { typeAhead } from './type-ahead.ts';

interface Options<Row> {
  readonly api: RefObject<GridApi<Row> | null>;
  readonly textOf: (row: Row) => string;
  readonly onOpen: () => void;
  readonly onCopy: () => void;
  readonly selectAll: (() => void) | null;
  readonly onMenu: (place: MenuPlace) => void;
}

export interface ListKeys {
  readonly onKeyDownCapture: (event: KeyboardEvent) => void;
  readonly onMouseDownCapture: (event: MouseEvent) => void;
  readonly onContextMenu: (event: MouseEvent) => void;
  readonly onCellFocused: (event: CellFocusedEvent) => void;
}

type Pressed = 'plain' | 'shift' | 'ctrl';
const pressedOf = ({ shiftKey, ctrlKey, metaKey }: KeyboardEvent): Pressed => (shiftKey ? 'shift' : ctrlKey || metaKey ? 'ctrl' : 'plain');

const rowIndexOf = (target: EventTarget): number | null => {
  const index = target instanceof Element ? target.closest('.ag-row')?.getAttribute('row-index') : undefined;
  return index === null || index === undefined ? null : Number(index);
};

/** In the list, under its last row; not on a scroll bar of it. */
function isBelowRows(target: EventTarget, x: number, y: number): boolean {
  const body = target instanceof Element && rowIndexOf(target) === null ? target.closest('.ag-body-viewport') : null;
  if (body === null) return false;
  const { left, top } = body.getBoundingClientRect();
  return x < left + body.clientWidth && y < top + body.clientHeight;
}

/** The row that the keyboard is in: its lower edge is where its menu opens. */
const placeOf = (target: Element): MenuPlace => {
  const { left, bottom } = (target.closest('.ag-row') ?? target).getBoundingClientRect();
  return { x: left + 24, y: Math.min(bottom, window.innerHeight - 24) };
};

export function useListKeys<Row>({ api, textOf, onOpen, onCopy, selectAll, onMenu }: Options<Row>): ListKeys {
  const ahead = useRef(typeAhead());
  /** null while the mouse moves the focus: then the grid selects. */
  const pressed = useRef<Pressed | null>(null);
  const anchor = useRef(0);

  const typed = (grid: GridApi<Row>, letter: string): void => {
    const texts = Array.from({ length: grid.getDisplayedRowCount() }, (_, index) => {
      const row = grid.getDisplayedRowAtIndex(index)?.data;
      return row === undefined ? null : textOf(row);
    });
    const found = ahead.current.type(letter, Date.now(), grid.getFocusedCell()?.rowIndex ?? -1, texts);
    if (found !== null) goToRow(grid, found);
  };
  /** Whether the key was the list's. */
  const take = (grid: GridApi<Row>, event: KeyboardEvent): boolean => {
    const control = event.ctrlKey || event.metaKey;
    if (isMenuKey(event)) onMenu(placeOf(event.target as Element));
    else if (event.key === 'Enter' && !event.altKey) onOpen();
    else if (event.key === 'Home' || event.key === 'End') goToRow(grid, event.key === 'Home' ? 0 : grid.getDisplayedRowCount() - 1);
    else if (control && event.key.toLowerCase() === 'a') selectAll?.();
    else if (control && event.key.toLowerCase() === 'c') onCopy();
    else if (isLetter(event)) typed(grid, event.key);
    else return false;
    return true;
  };
  return {
    onKeyDownCapture: (event) => {
      pressed.current = pressedOf(event);
      if (api.current === null || rowIndexOf(event.target) === null || !take(api.current, event)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    onMouseDownCapture: ({ target, clientX, clientY, shiftKey }) => {
      pressed.current = null;
      const index = rowIndexOf(target);
      if (isBelowRows(target, clientX, clientY)) api.current?.deselectAll();
      if (index !== null && !shiftKey) anchor.current = index;
    },
    onContextMenu: (event) => {
      const index = rowIndexOf(event.target);
      if (index === null || api.current === null) return;
      event.preventDefault();
      event.stopPropagation();
      if (api.current.getDisplayedRowAtIndex(index)?.isSelected() !== true) selectOnly(api.current, index);
      onMenu({ x: event.clientX, y: event.clientY });
    },
    onCellFocused: ({ rowIndex, api: grid }) => {
      if (rowIndex === null || pressed.current === null || pressed.current === 'ctrl') return;
      if (pressed.current === 'shift') {
        selectRange(grid, anchor.current, rowIndex);
        return;
      }
      anchor.current = rowIndex;
      selectOnly(grid, rowIndex);
    },
  };
}
