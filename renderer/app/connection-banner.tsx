/** Says that the engine cannot be reached, above everything, dialogs included, for as long as it lasts. */
import Box from '@mui/material/Box';
import CircularProgress from '@mui/material/CircularProgress';
import { useTranslation } from 'react-i18next';
import { useConnectionState } from '../rpc/rpc-context.tsx';

export function ConnectionBanner() {
  const { t } = useTranslation('console');
  const state = useConnectionState();
  const away = state !== 'connecting' && state !== 'open';
  return (
    <Box role="status" aria-live="assertive" sx={{ position: 'fixed', insetInline: 0, top: 0, zIndex: 'tooltip', pointerEvents: 'none' }}>
      {away && (
        <Box
          sx={{
            display: 'flex',
            gap: 1,
            alignItems: 'center',
            justifyContent: 'center',
            py: 0.75,
            bgcolor: 'warning.main',
            color: 'warning.contrastText',
            border: '1px solid transparent',
          }}
        >
          {state === 'lost' && <CircularProgress size={14} color="inherit" aria-hidden />}
          <span>{t(`connection.${state}`)}</span>
        </Box>
      )}
    </Box>
  );
}
