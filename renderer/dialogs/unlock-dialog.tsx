/** Unlock: the passphrase of the secret store, for as long as the engine that is asked runs. */
import { useForm } from 'react-hook-form';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { actionOf } from '../actions/node-actions.ts';
import { useConsole } from '../app/console-context.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';
import type { DialogProps } from './dialog-props.ts';
import { Field } from './field.tsx';
import { FormDialog } from './form-dialog.tsx';
import { useTask } from './use-task.ts';

export function UnlockDialog({ onClose }: DialogProps) {
  const { t } = useTranslation(['console', 'dialogs']);
  const { client } = useRpc();
  const forgotten = actionOf('set-store-aside', useConsole().overview)?.disabled === null;
  const form = useForm({ defaultValues: { passphrase: '' } });
  const task = useTask({
    fields: ['passphrase'],
    onFieldError: (_field, message) => form.setError('passphrase', { message }, { shouldFocus: true }),
  });
  const submit = form.handleSubmit(({ passphrase }) =>
    task.run(async (call) => {
      await client.console.protector.unlock({ passphrase }, call);
      onClose();
    }),
  );
  return (
    <FormDialog
      title={t('titles.unlock')}
      verb={t('dialogs:unlock.verb')}
      task={task}
      before={
        forgotten && (
          <Button onClick={() => onClose('set-store-aside')} disabled={task.busy} sx={{ mr: 'auto' }}>
            {t('dialogs:unlock.forgotten')}
          </Button>
        )
      }
      onSubmit={submit}
      onCancel={() => onClose()}
    >
      <Typography sx={{ mb: 1.25 }}>{t('dialogs:unlock.introduction')}</Typography>
      <Field
        label={t('dialogs:unlock.passphrase')}
        type="password"
        autoFocus
        error={form.formState.errors.passphrase?.message}
        registration={form.register('passphrase', { validate: (typed) => typed !== '' || t('dialogs:unlock.missing') })}
      />
    </FormDialog>
  );
}
