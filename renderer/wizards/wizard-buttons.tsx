/** The row at the foot of a wizard's page: Back, then what leads on, then what leads out. Back is there on every page, as MMC has it. */
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CancelButton, DefaultButton } from '../dialogs/buttons.tsx';
import type { WayOut } from '../dialogs/way-out.ts';

interface Props {
  /** null where there is no way back. */
  readonly onBack: (() => void) | null;
  readonly onward: string;
  /** Where the page has no field to be in. */
  readonly focused?: boolean;
  readonly busy?: boolean;
  /** null where there is nothing to be left any more; a way out that may be closed, where the page has something done. */
  readonly onCancel: (() => void) | WayOut | null;
  /** At the left end: Copy, for instance. */
  readonly aside?: ReactNode;
}

export function WizardButtons({ onBack, onward, focused = false, busy = false, onCancel, aside }: Props) {
  const { t } = useTranslation('console');
  return (
    <>
      <Box sx={{ mr: 'auto' }}>{aside}</Box>
      <Button onClick={onBack ?? undefined} disabled={onBack === null || busy}>
        {t('buttons.back')}
      </Button>
      <DefaultButton key={onward} busy={busy} focused={focused}>
        {onward}
      </DefaultButton>
      {onCancel !== null && <CancelButton {...(typeof onCancel === 'function' ? { onClick: onCancel } : onCancel)} />}
    </>
  );
}
