/** A dialog that cannot ask anything yet: it says so at once, and can be left. What it waits for may have failed. */
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '../components/error-note.tsx';
import { CloseButton } from './buttons.tsx';
import { DialogFrame } from './dialog-frame.tsx';

interface Props {
  readonly title: string;
  /** null while it is on its way. */
  readonly error?: unknown;
  readonly onClose: () => void;
}

export function WaitingDialog({ title, error = null, onClose }: Props) {
  const { t } = useTranslation('console');
  return (
    <DialogFrame title={title} onClose={onClose} onSubmit={onClose} buttons={<CloseButton onClick={onClose} />}>
      {error === null ? <span role="status">{t('operation.soon')}</span> : <ErrorNote error={error} />}
    </DialogFrame>
  );
}
