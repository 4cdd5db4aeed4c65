/** Choose Database: points this server at another file of the same SSO system. */
import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../app/console-context.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';
import type { DialogProps } from './open-dialog.tsx';
import { PathDialog } from './path-dialog.tsx';

export function ChooseDatabaseDialog({ onClose }: DialogProps) {
  const { t } = useTranslation(['console', 'dialogs']);
  const { client } = useRpc();
  const { overview } = useConsole();
  const isNew = overview.situations.some(({ id }) => id === 'not-configured');
  return (
    <PathDialog
      kind="database"
      purpose="pick"
      title={t('titles.choose-database')}
      verb={t('chooseDatabase.verb')}
      label={t('fields.database')}
      suggested={overview.database?.path ?? ''}
      onCancel={() => onClose()}
      onReady={async (path, call) => {
        await client.console.database.choose({ path }, call);
        onClose();
      }}
    >
      <Typography sx={{ mb: 1.25 }}>{t('chooseDatabase.introduction')}</Typography>
      {isNew && (
        <Alert severity="warning" sx={{ mb: 1.25 }}>
          {t('dialogs:place.chosen')}
        </Alert>
      )}
    </PathDialog>
  );
}
