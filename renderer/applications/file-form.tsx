/** Asks for a file that is there. */
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../dialogs/form-dialog.tsx';
import { PathField } from '../dialogs/path-field.tsx';
import { useTask } from '../dialogs/use-task.ts';

interface Props {
  readonly kind: 'application-xml' | 'credentials-csv';
  readonly title: string;
  readonly verb: string;
  readonly label: string;
  readonly onCancel: () => void;
  readonly onReady: (path: string) => Promise<void>;
  readonly children: ReactNode;
}

export function FileForm({ kind, title, verb, label, onCancel, onReady, children }: Props) {
  const { t } = useTranslation('console');
  const form = useForm({ defaultValues: { path: '' } });
  const path = useWatch({ control: form.control, name: 'path' });
  const task = useTask({ fields: ['path'], onFieldError: (_field, message) => form.setError('path', { message }, { shouldFocus: true }) });
  const submit = form.handleSubmit((given) => task.run(() => onReady(given.path.trim())));
  return (
    <FormDialog title={title} verb={verb} task={task} onSubmit={submit} onCancel={onCancel}>
      {children}
      <PathField
        kind={kind}
        purpose="pick"
        label={label}
        value={path}
        onChosen={(chosen) => form.setValue('path', chosen, { shouldValidate: true })}
        autoFocus
        error={form.formState.errors.path?.message}
        registration={form.register('path', { validate: (typed) => typed.trim() !== '' || t('fields.pathMissing') })}
      />
    </FormDialog>
  );
}
