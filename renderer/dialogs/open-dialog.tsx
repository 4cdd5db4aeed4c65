/** The dialog that stands open, one at a time. */
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionId } from '../actions/action.ts';
import { DialogName } from './dialog-name.ts';
import { DIALOGS, type OpenedDialog } from './dialogs.ts';
import { WaitingDialog } from './waiting-dialog.tsx';

export type { DialogProps } from './dialog-props.ts';

interface Props {
  readonly dialog: OpenedDialog | null;
  readonly onClose: (next?: ActionId) => void;
}

export function OpenDialog({ dialog, onClose }: Props) {
  if (dialog === null) return null;
  const Dialog = DIALOGS[dialog.id];
  return (
    <DialogName value={dialog.id}>
      <Suspense fallback={<Opening onClose={onClose} />}>
        <Dialog target={dialog.target} onClose={onClose} />
      </Suspense>
    </DialogName>
  );
}

function Opening({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('console');
  return <WaitingDialog title={t('dialog.opening')} onClose={onClose} />;
}
