/** The buttons at the foot of a dialog. The first one to be pressed by Enter is `DefaultButton`. */
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BusyButton } from '../components/busy-button.tsx';

interface DefaultProps {
  readonly busy?: boolean;
  readonly focused?: boolean;
  /** Where there is nothing to do yet. */
  readonly disabled?: boolean;
  readonly children: ReactNode;
}

/** Submits the form. */
export function DefaultButton({ busy = false, focused = false, disabled = false, children }: DefaultProps) {
  return (
    <BusyButton type="submit" variant="contained" busy={busy} disabled={disabled} autoFocus={focused}>
      {children}
    </BusyButton>
  );
}

export function CancelButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation('console');
  return <Button onClick={onClick}>{t('buttons.cancel')}</Button>;
}

export function CloseButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation('console');
  return (
    <Button variant="contained" onClick={onClick} autoFocus>
      {t('buttons.close')}
    </Button>
  );
}
