/** Restore Database: puts a copy in the place of the credential database; what was there is kept beside it. */
import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../app/console-context.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';
import { DatabaseFileForm } from './database-file-form.tsx';
import type { DialogProps } from './open-dialog.tsx';
import { ResultDialog } from './result-dialog.tsx';
import { useSystemName } from './use-system-name.ts';

interface Restored {
  readonly keptAt: string | null;
  readonly rolledBack: boolean;
}

export function RestoreDatabaseDialog({ onClose }: DialogProps) {
  const { t } = useTranslation('console');
  const { client } = useRpc();
  const { overview } = useConsole();
  const expected = useSystemName();
  const [restored, setRestored] = useState<Restored | null>(null);
  const title = t('titles.restore-database');
  if (restored !== null) return <Result title={title} restored={restored} onClose={onClose} />;
  return (
    <DatabaseFileForm
      title={title}
      verb={t('databaseRestore.verb')}
      label={t('fields.databaseCopy')}
      suggested={overview.databaseBackup?.path ?? ''}
      expected={expected}
      onCancel={() => onClose()}
      onReady={async (chosen, call) => setRestored(await client.console.database.restore(chosen, call))}
    >
      <Typography sx={{ mb: 1 }}>{t('databaseRestore.introduction')}</Typography>
      <AtStake />
    </DatabaseFileForm>
  );
}

function Result({ title, restored, onClose }: { title: string; restored: Restored; onClose: DialogProps['onClose'] }) {
  const { t } = useTranslation('console');
  const { keptAt, rolledBack } = restored;
  const details = [
    ...(keptAt === null ? [] : [t('databaseRestore.kept', { path: keptAt })]),
    ...(rolledBack ? [t('databaseRestore.rolledBack')] : []),
  ];
  return (
    <ResultDialog
      title={title}
      onClose={() => onClose()}
      buttons={rolledBack && <Button onClick={() => onClose('reconcile')}>{t('titles.reconcile')}…</Button>}
      result={{ sign: rolledBack ? 'risk' : 'well', sentence: t('databaseRestore.done'), details }}
    />
  );
}

/** What is in the database now, and thus at stake. */
function AtStake() {
  const { t } = useTranslation(['console', 'dialogs']);
  const { counts } = useConsole().overview;
  const now = counts === null ? '' : ` ${t('dialogs:database.now', { count: counts.credentials, applications: counts.applications })}`;
  return (
    <Alert severity="warning" sx={{ mb: 1.25 }}>
      {t('databaseRestore.lost') + now}
    </Alert>
  );
}
