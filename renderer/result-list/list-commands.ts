/** What the list in sight can do, for the menus: it offers itself while it stands. */
import { useEffect, useRef } from 'react';
import { useConsole } from '../app/console-context.tsx';

export interface ListCommands {
  readonly chooseColumns: () => void;
  readonly exportList: () => void;
  /** null: nothing is selected. */
  readonly copy: (() => void) | null;
  /** null: the list is too long to hold a selection of all. */
  readonly selectAll: (() => void) | null;
}

export function useOfferCommands(commands: ListCommands): void {
  const { offerList } = useConsole();
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  const copies = commands.copy !== null;
  const selects = commands.selectAll !== null;
  useEffect(() => {
    // Offered anew only when a menu would look otherwise: the functions themselves are new with each drawing.
    offerList({
      chooseColumns: () => latest.current.chooseColumns(),
      exportList: () => latest.current.exportList(),
      copy: copies ? () => latest.current.copy?.() : null,
      selectAll: selects ? () => latest.current.selectAll?.() : null,
    });
    return () => offerList(null);
  }, [offerList, copies, selects]);
}
