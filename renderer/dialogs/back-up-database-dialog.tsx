/** Back up Database: copies the embedded credential database, while everything goes on. */
import { useState } from 'react';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../app/console-context.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';
import { useFormat } from '../text/use-format.ts';
import { useRememberFolder, useSuggestedPath } from './backup-target.ts';
import type { DialogProps } from './open-dialog.tsx';
import { PathDialog } from './path-dialog.tsx';
import { ResultDialog } from './result-dialog.tsx';
import { WaitingDialog } from './waiting-dialog.tsx';

interface Written {
  readonly path: string;
  readonly bytes: number;
}

export function BackUpDatabaseDialog({ onClose }: DialogProps) {
  const { t } = useTranslation('console');
  const format = useFormat();
  const [written, setWritten] = useState<Written | null>(null);
  const suggested = useSuggestedPath(t('databaseBackup.fileName', { day: new Date().toISOString().slice(0, 10) }));
  const title = t('titles.back-up-database');
  if (suggested === undefined) return <WaitingDialog title={title} onClose={() => onClose()} />;
  if (written === null) return <WhereTo title={title} suggested={suggested} onWritten={setWritten} onCancel={() => onClose()} />;
  const sentence = t('databaseBackup.done', { size: format.bytes(written.bytes) });
  const details = [t('backup.isAt', { path: written.path }), t('databaseBackup.needsSecret')];
  return <ResultDialog title={title} onClose={() => onClose()} result={{ sign: 'well', sentence, details }} />;
}

interface WhereToProps {
  readonly title: string;
  readonly suggested: string;
  readonly onWritten: (written: Written) => void;
  readonly onCancel: () => void;
}

function WhereTo({ title, suggested, onWritten, onCancel }: WhereToProps) {
  const { t } = useTranslation('console');
  const { client } = useRpc();
  const remember = useRememberFolder();
  return (
    <PathDialog
      title={title}
      verb={t('databaseBackup.verb')}
      kind="database"
      purpose="name"
      label={t('fields.databaseCopy')}
      suggested={suggested}
      onCancel={onCancel}
      onReady={async (path, call) => {
        const written = await client.console.database.backUp({ path }, call);
        remember(written.path);
        onWritten(written);
      }}
    >
      <Typography sx={{ mb: 1 }}>{t('databaseBackup.introduction')}</Typography>
      <WhatIsCopied />
    </PathDialog>
  );
}

function WhatIsCopied() {
  const { t } = useTranslation(['console', 'dialogs']);
  const format = useFormat();
  const { counts, database } = useConsole().overview;
  if (counts === null || database === null || database.bytes === null) return null;
  const size = format.bytes(database.bytes);
  return <Typography sx={{ mb: 1.25 }}>{t('dialogs:database.copied', { count: counts.credentials, size })}</Typography>;
}
