/** The keyboard in a list, as Windows has it: the selection goes with the arrows, Shift extends it, Ctrl leaves it alone. */
import type { GridApi, IRowNode } from 'ag-grid-community';

export const isMenuKey = (event: { key: string; shiftKey: boolean }): boolean =>
  event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);

export const isLetter = (event: { key: string; ctrlKey: boolean; altKey: boolean; metaKey: boolean }): boolean =>
  event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.altKey && !event.metaKey;

export function selectOnly(api: GridApi, index: number): void {
  const node = api.getDisplayedRowAtIndex(index);
  if (node === undefined) return;
  api.deselectAll();
  node.setSelected(true);
}

export function selectRange(api: GridApi, from: number, to: number): void {
  const nodes: IRowNode[] = [];
  for (let index = Math.min(from, to); index <= Math.max(from, to); index += 1) {
    const node = api.getDisplayedRowAtIndex(index);
    if (node !== undefined) nodes.push(node);
  }
  api.deselectAll();
  api.setNodesSelected({ nodes, newValue: true });
}

/** Goes to a row, into the column that the keyboard is in. */
export function goToRow(api: GridApi, index: number): void {
  const column = api.getFocusedCell()?.column ?? api.getAllDisplayedColumns()[0];
  if (column === undefined || index < 0) return;
  api.ensureIndexVisible(index);
  api.setFocusedCell(index, column);
}
