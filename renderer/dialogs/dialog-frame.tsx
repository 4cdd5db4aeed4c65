/**
 * What all dialogs share: the title is the action's name, Enter is the default button, Escape closes. While something runs that
 * leaving would hide, `onClose` is null.
 */
import { useId, type ReactNode } from 'react';
import Box from '@mui/material/Box';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { HelpButton } from '../help/help-button.tsx';
import { DialogWindow } from './dialog-window.tsx';

interface Props {
  readonly title: string;
  readonly onClose: (() => void) | null;
  /** Enter, and the default button. */
  readonly onSubmit?: () => void;
  readonly buttons: ReactNode;
  readonly width?: 'sm' | 'md';
  readonly children: ReactNode;
}

export function DialogFrame({ title, onClose, onSubmit, buttons, width = 'sm', children }: Props) {
  const titleId = useId();
  return (
    <DialogWindow labelledBy={titleId} onClose={onClose} onSubmit={() => onSubmit?.()} width={width}>
      <Box sx={{ display: 'flex', alignItems: 'center', pr: 1.5 }}>
        <DialogTitle id={titleId} component="h1" sx={{ flex: 1, minWidth: 0 }}>
          {title}
        </DialogTitle>
        <HelpButton />
      </Box>
      <DialogContent>{children}</DialogContent>
      <DialogActions>{buttons}</DialogActions>
    </DialogWindow>
  );
}
