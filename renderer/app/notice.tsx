/** Says that a command failed, and why. Closed by whoever has read it. */
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '../components/error-note.tsx';
import { CloseButton } from '../dialogs/buttons.tsx';
import { DialogFrame } from '../dialogs/dialog-frame.tsx';

interface Props {
  readonly failure: { readonly error: unknown } | null;
  readonly onClose: () => void;
}

export function Notice({ failure, onClose }: Props) {
  const { t } = useTranslation('console');
  if (failure === null) return null;
  return (
    <DialogFrame title={t('notice.title')} onClose={onClose} onSubmit={onClose} buttons={<CloseButton onClick={onClose} />}>
      <ErrorNote error={failure.error} />
    </DialogFrame>
  );
}
