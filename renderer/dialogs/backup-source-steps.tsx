/**
 * The two questions before a backup file is opened: which file, then its password, under what the file says of itself without
 * it (reminder first). Shared by Verify and Restore.
 */
import { useState, type ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { BackupDescription } from '../../shared/contract/console/backup.ts';
import { useConsole } from '../app/console-context.tsx';
import { ErrorNote } from '../components/error-note.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';
import { BackupDescriptionView } from './backup-description.tsx';
import { CancelButton, DefaultButton } from './buttons.tsx';
import { DialogFrame } from './dialog-frame.tsx';
import { Field } from './field.tsx';
import { PathField } from './path-field.tsx';
import { useTask } from './use-task.ts';

interface Props {
  readonly title: string;
  readonly introduction: ReactNode;
  readonly verb: string;
  /** Stands beside the first step's buttons: another way to the same end. */
  readonly alternative?: ReactNode;
  readonly onCancel: () => void;
  readonly onReady: (source: { path: string; password: string }) => Promise<void>;
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
  const form = useForm({ defaultValues: { path: suggested } });
  const typed = useWatch({ control: form.control, name: 'path' });
  const task = useTask({ fields: ['path'], onFieldError: (_field, message) => form.setError('path', { message }, { shouldFocus: true }) });
  const submit = form.handleSubmit(({ path }) =>
    task.run(async () => onDescribed(path.trim(), await client.console.backup.describe({ path: path.trim() }))),
  );
  return (
    <DialogFrame
      title={title}
      onClose={onCancel}
      onSubmit={() => void submit()}
      buttons={
        <>
          {alternative}
          <DefaultButton busy={task.busy}>{t('buttons.next')}</DefaultButton>
          <CancelButton onClick={onCancel} />
        </>
      }
    >
      {introduction}
      <PathField
        label={t('fields.backupFile')}
        kind="backup"
        purpose="pick"
        autoFocus
        value={typed}
        onChosen={(path) => form.setValue('path', path, { shouldValidate: true })}
        error={form.formState.errors.path?.message}
        registration={form.register('path', { validate: (path) => path.trim() !== '' || t('fields.pathMissing') })}
      />
      {task.error !== null && <ErrorNote error={task.error} />}
    </DialogFrame>
  );
}

function ItsPassword({
  title,
  verb,
  description,
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
  const submit = form.handleSubmit(({ password }) => task.run(() => onReady({ path: description.path, password })));
  return (
    <DialogFrame
      title={title}
      onClose={task.busy ? null : onCancel}
      onSubmit={() => void submit()}
      buttons={
        <>
          <Button onClick={onBack} disabled={task.busy}>
            {t('buttons.back')}
          </Button>
          <DefaultButton busy={task.busy}>{verb}</DefaultButton>
          <CancelButton onClick={onCancel} />
        </>
      }
    >
      <BackupDescriptionView description={description} />
      <Field
        label={t('fields.backupPassword')}
        type="password"
        autoFocus
        error={form.formState.errors.password?.message}
        registration={form.register('password', { validate: (password) => password !== '' || t('fields.passwordMissing') })}
      />
      {task.error !== null && <ErrorNote error={task.error} />}
    </DialogFrame>
  );
}
