/** A question where something can be lost: what will happen, and the word that has to be typed before it does. */
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Field } from './field.tsx';
import { FormDialog } from './form-dialog.tsx';
import { useTask, type Call } from './use-task.ts';

interface Props {
  readonly title: string;
  readonly verb: string;
  /** What has to be typed. Where it is not known (the system's name, its settings lost) nothing can be confirmed. */
  readonly expected: string;
  readonly before?: ReactNode;
  readonly onCancel: () => void;
  readonly onConfirmed: (confirmation: string, call: Call) => Promise<void>;
  readonly children: ReactNode;
}

export function TypedForm({ title, verb, expected, before, onCancel, onConfirmed, children }: Props) {
  const { t } = useTranslation('console');
  const form = useForm({ defaultValues: { confirmation: '' } });
  const task = useTask({
    fields: ['confirmation'],
    onFieldError: (_field, message) => form.setError('confirmation', { message }, { shouldFocus: true }),
  });
  const submit = form.handleSubmit(({ confirmation }) => task.run((call) => onConfirmed(confirmation.trim(), call)));
  const matches = (typed: string): true | string => typed.trim() === expected || t('fields.confirmationWrong', { expected });
  return (
    <FormDialog title={title} verb={verb} task={task} loss disabled={expected === ''} before={before} onSubmit={submit} onCancel={onCancel}>
      {children}
      <Field
        label={
          <>
            {t('fields.confirmation')} <strong>{expected}</strong>
          </>
        }
        autoFocus
        error={form.formState.errors.confirmation?.message}
        registration={form.register('confirmation', { validate: matches })}
      />
    </FormDialog>
  );
}
