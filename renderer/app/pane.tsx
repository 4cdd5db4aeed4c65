/** One of the frame's panes: a landmark that F6 goes to, that scrolls by itself, and that has a context menu where it is empty. */
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { MenuPlace } from '../actions/context-menu.tsx';

export type PaneName = 'tree' | 'result' | 'actions';
const ELEMENT = { tree: 'nav', result: 'main', actions: 'aside' } as const;

interface Props {
  readonly name: PaneName;
  readonly onMenu?: (place: MenuPlace) => void;
  /** The bar that makes it wider. */
  readonly divider?: ReactNode;
  readonly children: ReactNode;
}

export function Pane({ name, onMenu, divider, children }: Props) {
  const { t } = useTranslation('console');
  const onContextMenu = (event: MouseEvent): void => {
    if (onMenu === undefined || hasOwnMenu(event.target)) return;
    event.preventDefault();
    onMenu({ x: event.clientX, y: event.clientY });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (onMenu === undefined || !(event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey))) return;
    event.preventDefault();
    const { left, top } = event.currentTarget.getBoundingClientRect();
    onMenu({ x: left + 24, y: top + 24 });
  };
  return (
    <Box
      component={ELEMENT[name]}
      aria-label={t(`panes.${name}`)}
      sx={{ display: 'flex', flexDirection: name === 'actions' ? 'row-reverse' : 'row', minWidth: 0, minHeight: 0 }}
    >
      <Box
        data-pane={name}
        tabIndex={name === 'result' ? 0 : -1}
        onContextMenu={onContextMenu}
        onKeyDown={onKeyDown}
        sx={{ flex: 1, overflow: 'auto', minWidth: 0, bgcolor: 'background.paper' }}
      >
        {children}
      </Box>
      {divider}
    </Box>
  );
}

/** Text fields and selected text keep the browser's menu: Copy is there. */
function hasOwnMenu(target: EventTarget): boolean {
  return (target instanceof Element && target.closest('input, textarea') !== null) || (window.getSelection()?.toString() ?? '') !== '';
}
