/** A database file to be taken, and the word to be typed because taking it can lose something. */
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormDialog } from './form-dialog.tsx';
import { Field } from './field.tsx';
import { PathField } from './path-field.tsx';
import { useTask, type Call } from './use-task.ts';

interface Props {
  readonly title: string;
  readonly verb: string;
  readonly label: string;
  readonly suggested: string;
  /** What has to be typed. */
  readonly expected: string;
  readonly onCancel: () => void;
  readonly onReady: (chosen: { path: string; confirmation: string }, call: Call) => Promise<void>;
  readonly children: ReactNode;
}

export function DatabaseFileForm({ title, verb, label, suggested, expected, onCancel, onReady, children }: Props) {
  const { t } = useTranslation('console');
  const form = useForm({ defaultValues: { path: suggested, confirmation: '' } });
  const typed = useWatch({ control: form.control, name: 'path' });
  const task = useTask({
    fields: ['path', 'confirmation'],
    onFieldError: (field, message) => form.setError(field === 'path' ? 'path' : 'confirmation', { message }, { shouldFocus: true }),
  });
  const submit = form.handleSubmit(({ path, confirmation }) =>
    task.run((call) => onReady({ path: path.trim(), confirmation: confirmation.trim() }, call)),
  );
  const { errors } = form.formState;
  return (
    <FormDialog title={title} verb={verb} task={task} loss disabled={expected === ''} onSubmit={submit} onCancel={onCancel}>
      {children}
      <PathField
        label={label}
        kind="database"
        purpose="pick"
        autoFocus
        value={typed}
        onChosen={(path) => form.setValue('path', path, { shouldValidate: true })}
        error={errors.path?.message}
        registration={form.register('path', { validate: (path) => path.trim() !== '' || t('fields.pathMissing') })}
      />
      <Field
        label={
          <>
            {t('fields.confirmation')} <strong>{expected}</strong>
          </>
        }
        error={errors.confirmation?.message}
        registration={form.register('confirmation', {
          validate: (typed) => typed.trim() === expected || t('fields.confirmationWrong', { expected }),
        })}
      />
    </FormDialog>
  );
}
