/**
 * What all dialogs share: the title is the action's name, Enter is the default button, Escape closes. While something runs that
 * leaving would hide, `onClose` is null.
 */
import { useId, type ReactNode, type SubmitEvent } from 'react';
import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { HelpButton } from '../help/help-button.tsx';

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
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    // A dialog opened from a dialog lies inside its form for React, if not for the page.
    event.stopPropagation();
    onSubmit?.();
  };
  return (
    <Dialog
      open
      // As windows of a desktop do; and the steps of one dialog follow each other without a flicker.
      transitionDuration={0}
      maxWidth={width}
      // The frame gives the focus back to the pane that the dialog was begun from.
      disableRestoreFocus
      aria-labelledby={titleId}
      onClose={(_event, reason) => {
        if (reason === 'escapeKeyDown') onClose?.();
      }}
    >
      <Box component="form" noValidate onSubmit={submit} sx={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}>
        <Box sx={{ display: 'flex', alignItems: 'center', pr: 1.5 }}>
          <DialogTitle id={titleId} component="h1" sx={{ flex: 1, minWidth: 0 }}>
            {title}
          </DialogTitle>
          <HelpButton />
        </Box>
        <DialogContent>{children}</DialogContent>
        <DialogActions>{buttons}</DialogActions>
      </Box>
    </Dialog>
  );
}
