/** The items of menus, and their letters: pressed in an open menu, one does what it says, as in Windows. */
import type { KeyboardEvent, ReactElement } from 'react';
import Box from '@mui/material/Box';
import ListItemText from '@mui/material/ListItemText';
import MenuItem from '@mui/material/MenuItem';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { Icon } from '../icons/icon.tsx';
import { mnemonicOf } from '../text/mnemonic.ts';
import { Mnemonic } from './mnemonic.tsx';

/** For a menu's `onKeyDownCapture`. A letter that nobody has is left to the menu, which goes to the next item that begins with it. */
export function pressLetter(event: KeyboardEvent): void {
  if (event.ctrlKey || event.altKey || event.metaKey || event.key.length !== 1) return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-mnemonic]')];
  const those = items.filter(({ dataset }) => dataset['mnemonic'] === event.key.toLowerCase());
  const next = those[those.indexOf(event.target as HTMLElement) + 1] ?? those[0];
  if (next === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
  if (those.length === 1 && next.getAttribute('aria-disabled') !== 'true') next.click();
}

/** What marks an item as the one of its letter. */
export const letterOf = (marked: string): { readonly 'data-mnemonic'?: string } => {
  const { key } = mnemonicOf(marked);
  return key === null ? {} : { 'data-mnemonic': key };
};

/** A key as the language writes it. */
export function KeyName({ name }: { name: string }) {
  const { t } = useTranslation('console');
  return (
    <Typography variant="caption" color="textSecondary" sx={{ pl: 3 }}>
      {t(`console:keys.${name}`)}
    </Typography>
  );
}

interface PlainProps {
  readonly text: string;
  readonly shortcut?: string;
  /** Stands below items that have a sign before them. */
  readonly inset?: boolean;
  readonly onClick: () => void;
}

/** MUI's menu hands focus props to its items: they are passed on. */
export function Plain({ text, shortcut, inset = false, onClick, ...fromMenu }: PlainProps): ReactElement {
  return (
    <MenuItem {...fromMenu} {...letterOf(text)} onClick={onClick}>
      <ListItemText primary={<Mnemonic text={text} />} sx={inset ? { pl: '20px' } : {}} />
      {shortcut !== undefined && <KeyName name={shortcut} />}
    </MenuItem>
  );
}

interface ChoiceProps {
  readonly text: string;
  readonly chosen: boolean;
  readonly check?: boolean;
  readonly lang?: string;
  readonly onClick: () => void;
}

export function Choice({ text, chosen, check = false, onClick, ...fromMenu }: ChoiceProps): ReactElement {
  return (
    <MenuItem {...fromMenu} {...letterOf(text)} role={check ? 'menuitemcheckbox' : 'menuitemradio'} aria-checked={chosen} onClick={onClick}>
      <Box component="span" sx={{ width: 20, display: 'flex' }}>
        {chosen && <Icon name={check ? 'check' : 'dot'} size={14} colour="primary.main" />}
      </Box>
      <ListItemText primary={<Mnemonic text={text} />} />
    </MenuItem>
  );
}
