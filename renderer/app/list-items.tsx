/** What can be done with the list itself, after what can be done with its rows, or with the node. */
import type { ReactElement } from 'react';
import Divider from '@mui/material/Divider';
import { useTranslation } from 'react-i18next';
import { useConsole } from './console-context.tsx';
import { Plain } from './menu-items.tsx';

export type ListItem = 'copy' | 'selectAll' | 'export' | 'columns';

const KEYS: Partial<Readonly<Record<ListItem, string>>> = { copy: 'Ctrl+C', selectAll: 'Ctrl+A' };

/** An array, not a fragment: MUI's menu moves among its direct children. Empty where the node shows no list. */
export function useListItems(wanted: readonly ListItem[], then: (act: () => void) => void): ReactElement[] {
  const { t } = useTranslation('console');
  const { list } = useConsole();
  if (list === null) return [];
  const acts = { copy: list.copy, selectAll: list.selectAll, export: list.exportList, columns: list.chooseColumns };
  const items = wanted.flatMap((item) => {
    const act = acts[item];
    const shortcut = KEYS[item];
    if (act === null) return [];
    return <Plain key={item} text={t(`menu.${item}`)} {...(shortcut === undefined ? {} : { shortcut })} onClick={() => then(act)} />;
  });
  return items.length === 0 ? [] : [<Divider key="list" />, ...items];
}
