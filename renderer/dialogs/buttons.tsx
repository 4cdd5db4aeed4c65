/** The buttons at the foot of a dialog. The first one to be pressed by Enter is `DefaultButton`. */
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface DefaultProps {
  readonly busy?: boolean;
  readonly focused?: boolean;
  /** Where there is nothing to do yet. */
  readonly disabled?: boolean;
  readonly children: ReactNode;
}

/** Submits the form. Busy is said to assistive technology and not to the layout: the button keeps its place and the focus. */
export function DefaultButton({ busy = false, focused = false, disabled = false, children }: DefaultProps) {
  return (
    <Button type="submit" variant="contained" loading={busy} disabled={disabled} autoFocus={focused}>
      {children}
    </Button>
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
