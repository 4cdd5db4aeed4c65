/**
 * The window that every dialog, sheet and wizard stands in: one form whose default button is Enter's, closed by Escape, without a
 * flicker from step to step. One over another gives the focus back to what opened it, and dims no second time what is dimmed.
 */
import { createContext, useContext, type ReactNode, type SubmitEvent } from 'react';
import Box from '@mui/material/Box';
import Dialog, { type DialogProps } from '@mui/material/Dialog';
import { DialogName } from './dialog-name.ts';

interface Props {
  /** Ids of what says what it is called. */
  readonly labelledBy: string;
  /** null while something runs that leaving would hide. */
  readonly onClose: (() => void) | null;
  readonly onSubmit: () => void;
  /** Of MUI's widths, or pixels. */
  readonly width: NonNullable<DialogProps['maxWidth']> | number;
  readonly children: ReactNode;
}

const Within = createContext(false);

export function DialogWindow({ labelledBy, onClose, onSubmit, width, children }: Props) {
  const nested = useContext(Within);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    // A dialog opened from a dialog lies inside its form for React, if not for the page.
    event.stopPropagation();
    onSubmit();
  };
  return (
    <Dialog
      open
      transitionDuration={0}
      {...(typeof width === 'number' ? { maxWidth: false as const, slotProps: { paper: { sx: { width } } } } : { maxWidth: width })}
      hideBackdrop={nested}
      // The first of them was begun from a pane: the frame gives the focus back there.
      disableRestoreFocus={!nested}
      aria-labelledby={labelledBy}
      onClose={(_event, reason) => {
        if (reason === 'escapeKeyDown') onClose?.();
      }}
      data-dialog={useContext(DialogName)}
    >
      <Box component="form" noValidate onSubmit={submit} sx={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}>
        <Within value>{children}</Within>
      </Box>
    </Dialog>
  );
}
