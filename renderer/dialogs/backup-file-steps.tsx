/**
 * The two questions before a backup file is written: where to, which the engine judges before a password is asked, and under
 * which password. Shared by Generate and Back up.
 */
import { useState, type ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { useRpc } from '../rpc/rpc-context.tsx';
import { useRememberFolder } from './backup-target.ts';
import { FormDialog } from './form-dialog.tsx';
import type { NewPassword } from './new-password.ts';
import { PasswordFields } from './password-fields.tsx';
import { PathDialog } from './path-dialog.tsx';
import { useKnownNames } from './strength/use-known-names.ts';
import { useTask, type Call } from './use-task.ts';

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
  readonly onReady: (target: BackupTarget, call: Call) => Promise<void>;
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
  const remember = useRememberFolder();
  return (
    <PathDialog
      title={title}
      verb={t('buttons.next')}
      kind="backup"
      purpose="name"
      label={t('fields.backupFile')}
      hint={t('fields.backupFileHint')}
      suggested={suggested}
      harmless
      onCancel={onCancel}
      onReady={async (path, call) => {
        const planned = await client.console.secret.planBackup({ path, for: purpose }, call);
        remember(planned.path);
        onPlanned(path, planned.path);
      }}
    >
      {introduction}
    </PathDialog>
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
  const submit = form.handleSubmit(({ password, reminder }) => task.run((call) => onReady({ path, password, reminder }, call)));
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
      <Typography sx={{ mb: 1, overflowWrap: 'anywhere' }}>{t('backup.willBe', { path })}</Typography>
      <Alert severity="warning" sx={{ mb: 1.5 }}>
        {t('backup.passwordWarning')}
      </Alert>
      <PasswordFields form={form} known={known} />
    </FormDialog>
  );
}
