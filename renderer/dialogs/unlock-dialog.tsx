/** Unlock: the passphrase of the secret store, for as long as the engine that is asked runs. */
import { useForm } from 'react-hook-form';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { actionOf } from '../actions/node-actions.ts';
import { useConsole } from '../app/console-context.tsx';
import { ErrorNote } from '../components/error-note.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';
import { CancelButton, DefaultButton } from './buttons.tsx';
import type { DialogProps } from './dialog-props.ts';
import { DialogFrame } from './dialog-frame.tsx';
import { Field } from './field.tsx';
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
    task.run(async () => {
      await client.console.protector.unlock({ passphrase });
      onClose();
    }),
  );
  return (
    <DialogFrame
      title={t('titles.unlock')}
      onClose={task.busy ? null : () => onClose()}
      onSubmit={() => void submit()}
      buttons={
        <>
          {forgotten && (
            <Button onClick={() => onClose('set-store-aside')} disabled={task.busy} sx={{ mr: 'auto' }}>
              {t('dialogs:unlock.forgotten')}
            </Button>
          )}
          <DefaultButton busy={task.busy}>{t('dialogs:unlock.verb')}</DefaultButton>
          <CancelButton onClick={() => onClose()} />
        </>
      }
    >
      <Typography sx={{ mb: 1.25 }}>{t('dialogs:unlock.introduction')}</Typography>
      <Field
        label={t('dialogs:unlock.passphrase')}
        type="password"
        autoFocus
        error={form.formState.errors.passphrase?.message}
        registration={form.register('passphrase', { validate: (typed) => typed !== '' || t('dialogs:unlock.missing') })}
      />
      {task.error !== null && <ErrorNote error={task.error} />}
    </DialogFrame>
  );
}
