/**
 * The menu bar: Alt or F10 goes to it, Alt+letter opens a menu, arrows move along it, open or closed (WAI-ARIA menubar).
 */
import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Menu from '@mui/material/Menu';
import { useTranslation } from 'react-i18next';
import type { DialogId } from '../dialogs/dialogs.ts';
import { mnemonicOf } from '../text/mnemonic.ts';
import { pressLetter } from './menu-items.tsx';
import { useMenus, type MenuName } from './use-menus.tsx';
import type { Panes } from './use-panes.ts';
import { Mnemonic } from './mnemonic.tsx';

interface OpenMenu {
  readonly name: MenuName;
  readonly anchor: HTMLElement;
}

const MENUS: readonly MenuName[] = ['file', 'action', 'view', 'help'];
const neighbour = (name: MenuName, step: number): MenuName => MENUS[(MENUS.indexOf(name) + step + MENUS.length) % MENUS.length] ?? name;

interface Props {
  readonly panes: Panes;
  readonly onLeave: () => void;
  readonly openDialog: (dialog: DialogId) => void;
}

export function MenuBar({ panes, onLeave, openDialog }: Props) {
  const { t } = useTranslation('console');
  const [open, setOpen] = useState<OpenMenu | null>(null);
  const [stop, setStop] = useState<MenuName>('file');
  const buttons = useRef(new Map<MenuName, HTMLElement>());
  const show = (name: MenuName): void => {
    const anchor = buttons.current.get(name);
    if (anchor !== undefined) setOpen({ name, anchor });
  };
  const close = (): void => {
    setOpen(null);
    onLeave();
  };
  const items = useMenus({ panes, openDialog, onChosen: close });
  useAltKeys(
    (key) => {
      const name = MENUS.find((menu) => mnemonicOf(t(`menu.${menu}`)).key === key);
      if (name !== undefined) show(name);
      return name !== undefined;
    },
    () => buttons.current.get('file')?.focus(),
  );

  const move = (from: MenuName, step: number): void => {
    const to = neighbour(from, step);
    setStop(to);
    if (open === null) buttons.current.get(to)?.focus();
    else show(to);
  };
  const onKeyDown = (name: MenuName) => (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') move(name, event.key === 'ArrowRight' ? 1 : -1);
    else if (event.key === 'ArrowDown' && open === null) show(name);
    else if (event.key === 'Escape' && open === null) onLeave();
    else return;
    event.preventDefault();
  };
  return (
    <Box role="menubar" aria-label={t('menu.label')} sx={{ display: 'flex', px: 0.5, bgcolor: 'background.default' }}>
      {MENUS.map((name) => (
        <ButtonBase
          key={name}
          role="menuitem"
          aria-haspopup="menu"
          aria-expanded={open?.name === name}
          tabIndex={stop === name ? 0 : -1}
          ref={(element: HTMLElement | null) => {
            if (element !== null) buttons.current.set(name, element);
          }}
          onClick={() => show(name)}
          onFocus={() => setStop(name)}
          onKeyDown={onKeyDown(name)}
          sx={{
            px: 1.25,
            py: 0.5,
            fontSize: '0.875rem',
            fontFamily: 'inherit',
            borderRadius: 0.5,
            '&:hover, &[aria-expanded="true"]': { bgcolor: 'action.selected' },
          }}
        >
          <Mnemonic text={t(`menu.${name}`)} />
        </ButtonBase>
      ))}
      {open !== null && (
        <BarMenu name={open.name} anchor={open.anchor} items={items[open.name]} onClose={close} onMove={(step) => move(open.name, step)} />
      )}
    </Box>
  );
}

interface BarMenuProps {
  readonly name: MenuName;
  readonly anchor: HTMLElement;
  readonly items: readonly ReactElement[];
  readonly onClose: () => void;
  readonly onMove: (step: number) => void;
}

function BarMenu({ name, anchor, items, onClose, onMove }: BarMenuProps) {
  const { t } = useTranslation('console');
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowRight') onMove(1);
    else if (event.key === 'ArrowLeft') onMove(-1);
  };
  return (
    <Menu
      key={name}
      open
      anchorEl={anchor}
      onClose={onClose}
      onKeyDown={onKeyDown}
      onKeyDownCapture={pressLetter}
      disableRestoreFocus
      slotProps={{
        list: { 'aria-label': mnemonicOf(t(`menu.${name}`)).text, dense: true, disabledItemsFocusable: true },
        paper: { sx: { minWidth: 200, maxWidth: 380 } },
      }}
    >
      {items}
    </Menu>
  );
}

/** Alt+letter, and Alt or F10 alone, wherever the focus is. Alt counts as alone when nothing was pressed with it. */
function useAltKeys(onLetter: (key: string) => boolean, onAlone: () => void): void {
  const alone = useRef(false);
  const down = useEffectEvent((event: globalThis.KeyboardEvent) => {
    alone.current = event.key === 'Alt' && !event.ctrlKey && !event.shiftKey;
    const taken = event.altKey && !event.ctrlKey && event.key.length === 1 && onLetter(event.key.toLowerCase());
    const barKey = event.key === 'F10' && !event.shiftKey;
    if (barKey) onAlone();
    if (taken || barKey) event.preventDefault();
  });
  const up = useEffectEvent((event: globalThis.KeyboardEvent) => {
    if (event.key !== 'Alt' || !alone.current) return;
    alone.current = false;
    event.preventDefault();
    onAlone();
  });
  useEffect(() => {
    window.addEventListener('keydown', down);
    window.addEventListener('keyup', up);
    return () => {
      window.removeEventListener('keydown', down);
      window.removeEventListener('keyup', up);
    };
  }, []);
}
