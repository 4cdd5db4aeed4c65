/** Restore Database: puts a copy in the place of the credential database; what was there is kept beside it. */
import { useState, type ComponentProps } from 'react';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../app/console-context.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';
import { BringBackDialog } from './bring-back-dialog.tsx';
import { DatabaseFileForm } from './database-file-form.tsx';
import type { DialogProps } from './open-dialog.tsx';
import { ResultDialog } from './result-dialog.tsx';
import { useSystemName } from './use-system-name.ts';

interface Restored {
  readonly keptAt: string | null;
  readonly rolledBack: boolean;
  /** The server whose place this machine has taken, or null. */
  readonly replaces: string | null;
}

type Chosen = Parameters<ComponentProps<typeof DatabaseFileForm>['onReady']>;

export function RestoreDatabaseDialog({ onClose }: DialogProps) {
  const { t } = useTranslation('console');
  const { client } = useRpc();
  const { overview } = useConsole();
  const expected = useSystemName();
  const [restored, setRestored] = useState<Restored | null>(null);
  const title = t('titles.restore-database');
  const onReady = async (...[chosen, call]: Chosen) => setRestored(await client.console.database.restore(chosen, call));
  if (restored !== null) return <Result title={title} restored={restored} onClose={onClose} />;
  if (expected === '') return <BringBackDialog title={title} onCancel={() => onClose()} onReady={onReady} />;
  return (
    <DatabaseFileForm
      title={title}
      verb={t('databaseRestore.verb')}
      label={t('fields.databaseCopy')}
      suggested={overview.databaseBackup?.path ?? ''}
      expected={expected}
      onCancel={() => onClose()}
      onReady={onReady}
    >
      <Typography sx={{ mb: 1 }}>{t('databaseRestore.introduction')}</Typography>
      <AtStake />
    </DatabaseFileForm>
  );
}

function Result({ title, restored, onClose }: { title: string; restored: Restored; onClose: DialogProps['onClose'] }) {
  const { t } = useTranslation(['console', 'dialogs']);
  const { keptAt, rolledBack, replaces } = restored;
  const details = [
    ...(keptAt === null ? [] : [t('databaseRestore.kept', { path: keptAt })]),
    ...(rolledBack ? [t('databaseRestore.rolledBack')] : []),
    ...(replaces === null ? [] : [t('dialogs:place.then')]),
  ];
  return (
    <ResultDialog
      title={title}
      onClose={() => onClose()}
      buttons={
        <>
          {rolledBack && <Button onClick={() => onClose('reconcile')}>{t('titles.reconcile')}…</Button>}
          {replaces !== null && <Button onClick={() => onClose('restore')}>{t('titles.restore')}…</Button>}
        </>
      }
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
