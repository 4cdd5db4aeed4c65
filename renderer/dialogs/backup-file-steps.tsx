/**
 * The two questions before a backup file is written: where to, which the engine judges before a password is asked, and under
 * which password. Shared by Generate and Back up.
 */
import { useState, type ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '../components/error-note.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';
import { useRememberFolder } from './backup-target.ts';
import { CancelButton, DefaultButton } from './buttons.tsx';
import { DialogFrame } from './dialog-frame.tsx';
import type { NewPassword } from './new-password.ts';
import { PasswordFields } from './password-fields.tsx';
import { PathField } from './path-field.tsx';
import { useKnownNames } from './strength/use-known-names.ts';
import { useTask } from './use-task.ts';

export interface BackupTarget {
  readonly path: string;
  readonly password: string;
  readonly reminder: string;
}

interface Props {
  readonly purpose: 'generate' | 'back-up';
  readonly title: string;
  readonly suggested: string;
  /** What is about to happen, in plain words. */
  readonly introduction: ReactNode;
  readonly verb: string;
  readonly onCancel: () => void;
  /** May fail with what belongs to a field here. */
  readonly onReady: (target: BackupTarget) => Promise<void>;
}

export function BackupFileSteps(props: Props) {
  const [plan, setPlan] = useState<string | null>(null);
  const [asked, setAsked] = useState(props.suggested);
  return plan === null ? (
    <WhereTo
      {...props}
      suggested={asked}
      onPlanned={(path, written) => {
        setAsked(path);
        setPlan(written);
      }}
    />
  ) : (
    <UnderWhichPassword {...props} path={plan} onBack={() => setPlan(null)} />
  );
}

function WhereTo({
  purpose,
  title,
  suggested,
  introduction,
  onCancel,
  onPlanned,
}: Props & { onPlanned: (asked: string, planned: string) => void }) {
  const { t } = useTranslation('console');
  const { client } = useRpc();
  const form = useForm({ defaultValues: { path: suggested } });
  const typed = useWatch({ control: form.control, name: 'path' });
  const remember = useRememberFolder();
  const task = useTask({ fields: ['path'], onFieldError: (_field, message) => form.setError('path', { message }, { shouldFocus: true }) });
  const submit = form.handleSubmit(({ path }) =>
    task.run(async () => {
      const planned = await client.console.secret.planBackup({ path: path.trim(), for: purpose });
      remember(planned.path);
      onPlanned(path.trim(), planned.path);
    }),
  );
  return (
    <DialogFrame
      title={title}
      onClose={onCancel}
      onSubmit={() => void submit()}
      buttons={
        <>
          <DefaultButton busy={task.busy}>{t('buttons.next')}</DefaultButton>
          <CancelButton onClick={onCancel} />
        </>
      }
    >
      {introduction}
      <PathField
        label={t('fields.backupFile')}
        hint={t('fields.backupFileHint')}
        kind="backup"
        purpose="name"
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

function UnderWhichPassword({ title, verb, path, onReady, onBack, onCancel }: Props & { path: string; onBack: () => void }) {
  const { t } = useTranslation('console');
  const known = useKnownNames();
  const form = useForm<NewPassword>({ mode: 'onTouched', defaultValues: { password: '', confirm: '', reminder: '' } });
  const task = useTask({
    fields: ['password', 'reminder'],
    onFieldError: (field, message) => form.setError(field === 'reminder' ? 'reminder' : 'password', { message }, { shouldFocus: true }),
  });
  const submit = form.handleSubmit(({ password, reminder }) => task.run(() => onReady({ path, password, reminder })));
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
      <Typography sx={{ mb: 1, overflowWrap: 'anywhere' }}>{t('backup.willBe', { path })}</Typography>
      <Alert severity="warning" sx={{ mb: 1.5 }}>
        {t('backup.passwordWarning')}
      </Alert>
      <PasswordFields form={form} known={known} />
      {task.error !== null && <ErrorNote error={task.error} />}
    </DialogFrame>
  );
}
