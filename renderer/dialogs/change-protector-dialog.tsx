/** Change Protector: what encrypts the secret store at rest, with what each protects against and what not. */
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { Protection } from '../../shared/contract/console/protector.ts';
import type { ProtectorKind } from '../../shared/domain/protectors.ts';
import { useRpc } from '../rpc/rpc-context.tsx';
import type { DialogProps } from './dialog-props.ts';
import { Field } from './field.tsx';
import { FormDialog } from './form-dialog.tsx';
import type { NewPassword } from './new-password.ts';
import { PassphraseFields } from './passphrase-fields.tsx';
import { ProtectorChoice } from './protector-choice.tsx';
import { ResultDialog } from './result-dialog.tsx';
import { useAnswer } from './use-answer.ts';
import { useTask } from './use-task.ts';
import { WaitingDialog } from './waiting-dialog.tsx';

interface Changed {
  readonly kind: ProtectorKind;
  readonly kept: readonly ProtectorKind[];
}

export function ChangeProtectorDialog({ onClose }: DialogProps) {
  const { t } = useTranslation('console');
  const { client } = useRpc();
  const { data, error } = useAnswer((signal) => client.console.protector.describe(undefined, { signal }));
  const [changed, setChanged] = useState<Changed | null>(null);
  const title = t('titles.change-protector');
  const close = (): void => onClose();
  if (changed !== null) return <Result title={title} changed={changed} onClose={close} />;
  if (data !== undefined) return <Ask title={title} protection={data} onChanged={setChanged} onCancel={close} />;
  return <WaitingDialog title={title} error={error} onClose={close} />;
}

function Result({ title, changed: { kind, kept }, onClose }: { title: string; changed: Changed; onClose: () => void }) {
  const { t } = useTranslation(['console', 'dialogs', 'domain']);
  const details = [
    t(`domain:protector.${kind}.protects`),
    t(`domain:protector.${kind}.doesNot`),
    ...kept.map((old) => t('dialogs:protector.kept', { name: t(`domain:protector.${old}.name`) })),
  ];
  const sentence = t('dialogs:protector.done', { name: t(`domain:protector.${kind}.name`) });
  return <ResultDialog title={title} onClose={onClose} result={{ sign: kept.length > 0 ? 'risk' : 'well', sentence, details }} />;
}

interface AskProps {
  readonly title: string;
  readonly protection: Protection;
  readonly onChanged: (changed: Changed) => void;
  readonly onCancel: () => void;
}

function Ask({ title, protection, onChanged, onCancel }: AskProps) {
  const { t } = useTranslation(['console', 'dialogs', 'domain']);
  const { client } = useRpc();
  const [to, setTo] = useState<ProtectorKind>(protection.unfinished ?? protection.kind);
  const held = useForm({ defaultValues: { current: '' } });
  // A passphrase that is not asked for any more is not judged either.
  const next = useForm<NewPassword>({ mode: 'onTouched', shouldUnregister: true });
  const task = useTask({
    fields: ['password', 'passphrase'],
    onFieldError: (field, message) =>
      field === 'password'
        ? next.setError('password', { message }, { shouldFocus: true })
        : held.setError('current', { message }, { shouldFocus: true }),
  });
  const nothing = to === protection.kind && to !== 'passphrase' && protection.unfinished === null;
  const change = (current: string, password: string): Promise<void> =>
    task.run(async (call) => {
      const passphrase = to === 'passphrase' ? { passphrase: password } : {};
      onChanged(await client.console.protector.change({ to, ...passphrase, ...(protection.locked ? { current } : {}) }, call));
    });
  const submit = held.handleSubmit(({ current }) => next.handleSubmit(({ password }) => change(current, password))());
  return (
    <FormDialog
      title={title}
      width="md"
      verb={t('dialogs:protector.verb')}
      task={task}
      disabled={nothing}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <Typography sx={{ mb: 1 }}>{t('dialogs:protector.introduction')}</Typography>
      {protection.unfinished !== null && (
        <Alert severity="warning" sx={{ mb: 1 }}>
          {t('dialogs:protector.unfinished', { name: t(`domain:protector.${protection.unfinished}.name`) })}
        </Alert>
      )}
      <ProtectorChoice protection={protection} chosen={to} onChoose={setTo} />
      {protection.locked && (
        <Field
          label={t('dialogs:protector.current')}
          type="password"
          error={held.formState.errors.current?.message}
          registration={held.register('current', { validate: (typed) => typed !== '' || t('dialogs:unlock.missing') })}
        />
      )}
      {to === 'passphrase' && <PassphraseFields form={next} />}
    </FormDialog>
  );
}
