/** The buttons at the foot of a dialog. The first one to be pressed by Enter is `DefaultButton`. */
import type { ReactNode } from 'react';
import Button from '@mui/material/Button';
import Tooltip from '@mui/material/Tooltip';
import { useTranslation } from 'react-i18next';
import { BusyButton } from '../components/busy-button.tsx';
import type { WayOut } from './way-out.ts';

interface DefaultProps {
  readonly busy?: boolean;
  readonly focused?: boolean;
  /** Where there is nothing to do yet. */
  readonly disabled?: boolean;
  /** Something is lost by it. */
  readonly loss?: boolean;
  readonly children: ReactNode;
}

/** Submits the form. */
export function DefaultButton({ busy = false, focused = false, disabled = false, loss = false, children }: DefaultProps) {
  return (
    <BusyButton type="submit" variant="contained" color={loss ? 'error' : 'primary'} busy={busy} disabled={disabled} autoFocus={focused}>
      {children}
    </BusyButton>
  );
}

/** What leads out and changes nothing; where it cannot be pressed it can still be reached, and says why. */
export function CancelButton({ onClick, word = 'cancel', why = null, focused = false }: Partial<WayOut> & { focused?: boolean }) {
  const { t } = useTranslation(['console', 'dialogs']);
  const closed = why !== null && onClick === null;
  return (
    <Tooltip title={closed ? t(`dialogs:wayOut.${why}`) : ''} describeChild>
      <Button
        autoFocus={focused}
        aria-disabled={closed}
        {...(closed ? { sx: { color: 'text.disabled', cursor: 'default' } } : {})}
        onClick={() => onClick?.()}
      >
        {t(`buttons.${word}`)}
      </Button>
    </Tooltip>
  );
}

export function CloseButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation('console');
  return (
    <Button variant="contained" onClick={onClick} autoFocus>
      {t('buttons.close')}
    </Button>
  );
}
