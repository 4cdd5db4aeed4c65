/** Back up Database: copies the embedded credential database, while everything goes on. */
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../app/console-context.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';
import { useFormat } from '../text/use-format.ts';
import { useRememberFolder, useSuggestedPath } from './backup-target.ts';
import type { DialogProps } from './open-dialog.tsx';
import { FormDialog } from './form-dialog.tsx';
import { PathField } from './path-field.tsx';
import { ResultDialog } from './result-dialog.tsx';
import { useTask } from './use-task.ts';
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
  const form = useForm({ defaultValues: { path: suggested } });
  const typed = useWatch({ control: form.control, name: 'path' });
  const remember = useRememberFolder();
  const task = useTask({ fields: ['path'], onFieldError: (_field, message) => form.setError('path', { message }, { shouldFocus: true }) });
  const submit = form.handleSubmit(({ path }) =>
    task.run(async () => {
      const written = await client.console.database.backUp({ path: path.trim() });
      remember(written.path);
      onWritten(written);
    }),
  );
  return (
    <FormDialog title={title} verb={t('databaseBackup.verb')} task={task} onSubmit={submit} onCancel={onCancel}>
      <Typography sx={{ mb: 1 }}>{t('databaseBackup.introduction')}</Typography>
      <WhatIsCopied />
      <PathField
        label={t('fields.databaseCopy')}
        kind="database"
        purpose="name"
        autoFocus
        value={typed}
        onChosen={(path) => form.setValue('path', path, { shouldValidate: true })}
        error={form.formState.errors.path?.message}
        registration={form.register('path', { validate: (path) => path.trim() !== '' || t('fields.pathMissing') })}
      />
    </FormDialog>
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
