/** The accounts that were named, each found by the engine, each to be taken out again. */
import CheckCircle from '@mui/icons-material/CheckCircle';
import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import { useTranslation } from 'react-i18next';
import type { Administrator } from './answers.ts';

interface Props {
  readonly list: readonly Administrator[];
  readonly caller: string;
  readonly onRemove: (account: string) => void;
}

export function AdministratorList({ list, caller, onRemove }: Props) {
  const { t } = useTranslation(['console', 'wizard']);
  return (
    <Box
      component="ul"
      aria-label={t('facts.administrators')}
      sx={{ m: 0, p: 0, listStyle: 'none', border: 1, borderColor: 'divider', height: 116, overflow: 'auto' }}
    >
      {list.map(({ account, kind }) => (
        <Box key={account} component="li" sx={{ display: 'flex', alignItems: 'center', gap: 1, pl: 1, pr: 0.5, minHeight: 28 }}>
          <CheckCircle aria-hidden sx={{ fontSize: 16, color: 'success.main' }} />
          <Box component="span" sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere', userSelect: 'text' }}>
            {account}
          </Box>
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {account === caller ? t('wizard:administrators.you') : t(`wizard:administrators.kind.${kind ?? 'elsewhere'}`)}
          </Box>
          <IconButton aria-label={t('wizard:administrators.remove', { account })} onClick={() => onRemove(account)} sx={{ p: 0.25 }}>
            <Close sx={{ fontSize: 16 }} />
          </IconButton>
        </Box>
      ))}
    </Box>
  );
}
