/**
 * The two questions before a backup file is opened: which file, then its password, under what the file says of itself without
 * it (reminder first). Shared by Verify and Restore.
 */
import { useState, type ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { BackupDescription } from '../../shared/contract/console/backup.ts';
import { useConsole } from '../app/console-context.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';
import { BackupDescriptionView } from './backup-description.tsx';
import { Field } from './field.tsx';
import { FormDialog } from './form-dialog.tsx';
import { PathDialog } from './path-dialog.tsx';
import { useTask, type Call } from './use-task.ts';

interface Props {
  readonly title: string;
  readonly introduction: ReactNode;
  readonly verb: string;
  /** What the password is asked for, where more than a look comes of it. */
  readonly consequence?: ReactNode;
  /** Stands beside the first step's buttons: another way to the same end. */
  readonly alternative?: ReactNode;
  readonly onCancel: () => void;
  readonly onReady: (source: { path: string; password: string }, call: Call) => Promise<void>;
}

export function BackupSourceSteps(props: Props) {
  const { overview } = useConsole();
  const [path, setPath] = useState(overview.backup?.path ?? '');
  const [description, setDescription] = useState<BackupDescription | null>(null);
  return description === null ? (
    <WhichFile
      {...props}
      path={path}
      onDescribed={(asked, found) => {
        setPath(asked);
        setDescription(found);
      }}
    />
  ) : (
    <ItsPassword {...props} description={description} onBack={() => setDescription(null)} />
  );
}

interface WhichFileProps extends Props {
  readonly path: string;
  readonly onDescribed: (path: string, description: BackupDescription) => void;
}

function WhichFile({ title, introduction, alternative, path: suggested, onCancel, onDescribed }: WhichFileProps) {
  const { t } = useTranslation('console');
  const { client } = useRpc();
  return (
    <PathDialog
      title={title}
      verb={t('buttons.next')}
      kind="backup"
      purpose="pick"
      label={t('fields.backupFile')}
      suggested={suggested}
      harmless
      before={alternative}
      onCancel={onCancel}
      onReady={async (path, call) => onDescribed(path, await client.console.backup.describe({ path }, call))}
    >
      {introduction}
    </PathDialog>
  );
}

function ItsPassword({
  title,
  verb,
  description,
  consequence,
  onReady,
  onBack,
  onCancel,
}: Props & { description: BackupDescription; onBack: () => void }) {
  const { t } = useTranslation('console');
  const form = useForm({ defaultValues: { password: '' } });
  const task = useTask({
    fields: ['password'],
    onFieldError: (_field, message) => form.setError('password', { message }, { shouldFocus: true }),
  });
  const submit = form.handleSubmit(({ password }) => task.run((call) => onReady({ path: description.path, password }, call)));
  return (
    <FormDialog
      title={title}
      verb={verb}
      task={task}
      before={
        <Button onClick={onBack} disabled={task.busy}>
          {t('buttons.back')}
        </Button>
      }
      onSubmit={submit}
      onCancel={onCancel}
    >
      <BackupDescriptionView description={description} />
      {consequence}
      <Field
        label={t('fields.backupPassword')}
        type="password"
        autoFocus
        error={form.formState.errors.password?.message}
        registration={form.register('password', { validate: (password) => password !== '' || t('fields.passwordMissing') })}
      />
    </FormDialog>
  );
}
