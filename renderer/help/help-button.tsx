/** Opens the page on the dialog that it stands in; F1 does the same. */
import HelpOutlineOutlined from '@mui/icons-material/HelpOutlineOutlined';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../app/console-context.tsx';

export function HelpButton() {
  const { t } = useTranslation('console');
  const { help } = useConsole();
  return (
    <Tooltip title={t('toolbar.help')}>
      <IconButton aria-label={t('toolbar.help')} onClick={help} sx={{ fontSize: 18, color: 'text.secondary' }}>
        <HelpOutlineOutlined fontSize="inherit" />
      </IconButton>
    </Tooltip>
  );
}
