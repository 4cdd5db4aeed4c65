/** Exit, where the page stands in a tab: that is the browser's, and no page may close it. */
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { CloseButton } from './buttons.tsx';
import { DialogFrame } from './dialog-frame.tsx';
import type { DialogProps } from './dialog-props.ts';

export function CloseTabDialog({ onClose }: DialogProps) {
  const { t } = useTranslation('dialogs');
  const close = (): void => onClose();
  return (
    <DialogFrame title={t('dialogs:closeTab.title')} onClose={close} onSubmit={close} buttons={<CloseButton onClick={close} />}>
      <Typography>{t('dialogs:closeTab.what')}</Typography>
    </DialogFrame>
  );
}
