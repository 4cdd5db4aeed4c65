/** A dialog that asks for a file of the engine's machine: one to be made, or one that is there. */
import { useForm, useWatch } from 'react-hook-form';
import type { ComponentProps, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from './form-dialog.tsx';
import { PathField } from './path-field.tsx';
import { useTask, type Call } from './use-task.ts';

type Field = Pick<ComponentProps<typeof PathField>, 'kind' | 'purpose' | 'label' | 'hint'>;

interface Props extends Field {
  readonly title: string;
  readonly verb: string;
  readonly suggested?: string;
  readonly harmless?: boolean;
  readonly before?: ReactNode;
  readonly onCancel: () => void;
  /** May fail with what belongs to the file. */
  readonly onReady: (path: string, call: Call) => Promise<void>;
  readonly children: ReactNode;
}

export function PathDialog({ kind, purpose, label, hint, suggested = '', onReady, children, ...dialog }: Props) {
  const { t } = useTranslation('console');
  const form = useForm({ defaultValues: { path: suggested } });
  const typed = useWatch({ control: form.control, name: 'path' });
  const task = useTask({ fields: ['path'], onFieldError: (_field, message) => form.setError('path', { message }, { shouldFocus: true }) });
  const submit = form.handleSubmit(({ path }) => task.run((call) => onReady(path.trim(), call)));
  return (
    <FormDialog {...dialog} task={task} onSubmit={submit}>
      {children}
      <PathField
        kind={kind}
        purpose={purpose}
        label={label}
        hint={hint}
        autoFocus
        value={typed}
        onChosen={(path) => form.setValue('path', path, { shouldValidate: true })}
        error={form.formState.errors.path?.message}
        registration={form.register('path', { validate: (path) => path.trim() !== '' || t('fields.pathMissing') })}
      />
    </FormDialog>
  );
}
