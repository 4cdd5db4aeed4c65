/** The context menu of the chosen node or of the selected rows, at a point of the window. */
import Menu from '@mui/material/Menu';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../app/console-context.tsx';
import { useListItems } from '../app/list-items.tsx';
import { pressLetter } from '../app/menu-items.tsx';
import { useActionItems } from './action-items.tsx';
import { useScopes } from './use-scopes.ts';

export interface MenuPlace {
  readonly x: number;
  readonly y: number;
}

export interface OpenMenu {
  readonly place: MenuPlace;
  readonly of: 'node' | 'rows';
}

interface Props {
  readonly menu: OpenMenu | null;
  readonly onClose: () => void;
}

export function ContextMenu({ menu, onClose }: Props) {
  const { t } = useTranslation('console');
  const { run } = useConsole();
  const { node, rows } = useScopes();
  const place = menu?.place ?? null;
  const scope = menu?.of === 'rows' ? (rows ?? node) : node;
  const items = useActionItems(scope.actions, (id) => {
    onClose();
    run(id, scope.target);
  });
  const listItems = useListItems(menu?.of === 'rows' ? ['copy'] : ['selectAll', 'export', 'columns'], (act) => {
    onClose();
    act();
  });
  return (
    <Menu
      open={place !== null}
      onClose={onClose}
      onContextMenu={(event) => {
        event.preventDefault();
        if (event.target === event.currentTarget.firstElementChild) onClose();
      }}
      onKeyDownCapture={pressLetter}
      disableRestoreFocus
      anchorReference="anchorPosition"
      {...(place === null ? {} : { anchorPosition: { top: place.y, left: place.x } })}
      slotProps={{ list: { 'aria-label': t('menu.context'), dense: true, disabledItemsFocusable: true }, paper: { sx: { maxWidth: 380 } } }}
    >
      {[...items, ...listItems]}
    </Menu>
  );
}
