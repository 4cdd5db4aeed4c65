/** The dialog that stands open, one at a time. */
import { Suspense } from 'react';
import type { ActionId } from '../actions/action.ts';
import { DIALOGS, type OpenedDialog } from './dialogs.ts';

export type { DialogProps } from './dialog-props.ts';

interface Props {
  readonly dialog: OpenedDialog | null;
  readonly onClose: (next?: ActionId) => void;
}

export function OpenDialog({ dialog, onClose }: Props) {
  if (dialog === null) return null;
  const Dialog = DIALOGS[dialog.id];
  return (
    <Suspense fallback={null}>
      <Dialog target={dialog.target} onClose={onClose} />
    </Suspense>
  );
}
