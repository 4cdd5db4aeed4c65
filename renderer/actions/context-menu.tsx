/** The context menu of a node, at a point of the window. */
import Menu from '@mui/material/Menu';
import { useTranslation } from 'react-i18next';
import type { Action, ActionId } from './action.ts';
import { useActionItems } from './action-items.tsx';

export interface MenuPlace {
  readonly x: number;
  readonly y: number;
}

interface Props {
  readonly place: MenuPlace | null;
  readonly actions: readonly Action[];
  readonly onRun: (id: ActionId) => void;
  readonly onClose: () => void;
}

export function ContextMenu({ place, actions, onRun, onClose }: Props) {
  const { t } = useTranslation('console');
  const items = useActionItems(actions, (id) => {
    onClose();
    onRun(id);
  });
  return (
    <Menu
      open={place !== null}
      onClose={onClose}
      onContextMenu={(event) => {
        event.preventDefault();
        if (event.target === event.currentTarget.firstElementChild) onClose();
      }}
      disableRestoreFocus
      anchorReference="anchorPosition"
      {...(place === null ? {} : { anchorPosition: { top: place.y, left: place.x } })}
      slotProps={{ list: { 'aria-label': t('menu.context'), dense: true, disabledItemsFocusable: true }, paper: { sx: { maxWidth: 380 } } }}
    >
      {items}
    </Menu>
  );
}
