/** What an export of the audit is asked: which records, in which format, to which file. The file's name follows the format. */
import type { ReactNode } from 'react';
import { Controller, useForm, useWatch, type Control } from 'react-hook-form';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../dialogs/form-dialog.tsx';
import { PathField } from '../dialogs/path-field.tsx';
import { useTask, type Call } from '../dialogs/use-task.ts';
import { withEnding, type ExportFormat } from './export-name.ts';

export interface ExportAnswers {
  readonly path: string;
  readonly format: ExportFormat;
  /** Only what the filters of the list let through. */
  readonly narrowed: boolean;
}

interface Form {
  path: string;
  format: ExportFormat;
  scope: 'narrowed' | 'all';
}

interface Props {
  readonly title: string;
  readonly suggested: string;
  /** The filters that are set, in words. */
  readonly filters: readonly string[];
  readonly onWrite: (answers: ExportAnswers, call: Call) => Promise<void>;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

export function ExportForm({ title, suggested, filters, onWrite, onCancel, children }: Props) {
  const { t } = useTranslation(['audit', 'console']);
  const form = useForm<Form>({ defaultValues: { path: suggested, format: 'csv', scope: filters.length > 0 ? 'narrowed' : 'all' } });
  const path = useWatch({ control: form.control, name: 'path' });
  const task = useTask({ fields: ['path'], onFieldError: (_field, message) => form.setError('path', { message }, { shouldFocus: true }) });
  const submit = form.handleSubmit((answers) =>
    task.run((call) => onWrite({ path: answers.path.trim(), format: answers.format, narrowed: answers.scope === 'narrowed' }, call)),
  );
  const rename = (format: string): void => form.setValue('path', withEnding(form.getValues('path'), format as ExportFormat));
  return (
    <FormDialog title={title} verb={t('audit:export.verb')} task={task} onSubmit={submit} onCancel={onCancel}>
      {children}
      {filters.length > 0 && (
        <Choice
          control={form.control}
          name="scope"
          label={t('audit:export.scope')}
          choices={[
            ['narrowed', t('audit:export.narrowed', { filters: filters.join(' · ') })],
            ['all', t('audit:export.all')],
          ]}
        />
      )}
      <Choice
        control={form.control}
        name="format"
        label={t('audit:export.format')}
        onChosen={rename}
        choices={[
          ['csv', t('audit:export.csv')],
          ['json', t('audit:export.json')],
        ]}
      />
      <PathField
        label={t('audit:export.file')}
        kind="any"
        purpose="name"
        autoFocus
        value={path}
        hint={t('audit:export.fileHint')}
        onChosen={(chosen) => form.setValue('path', chosen, { shouldValidate: true })}
        error={form.formState.errors.path?.message}
        registration={form.register('path', { validate: (typed) => typed.trim() !== '' || t('console:fields.pathMissing') })}
      />
    </FormDialog>
  );
}

interface ChoiceProps {
  readonly control: Control<Form>;
  readonly name: 'scope' | 'format';
  readonly label: string;
  readonly choices: readonly (readonly [value: string, label: string])[];
  readonly onChosen?: (value: string) => void;
}

function Choice({ control, name, label, choices, onChosen }: ChoiceProps) {
  return (
    <Controller
      control={control}
      name={name}
      render={({ field }) => (
        <FormControl sx={{ mb: 1, display: 'block' }}>
          <FormLabel id={`export-${name}`} sx={{ fontSize: '0.875rem', color: 'text.primary' }}>
            {label}
          </FormLabel>
          <RadioGroup
            aria-labelledby={`export-${name}`}
            value={field.value}
            onChange={(_event, value) => {
              field.onChange(value);
              onChosen?.(value);
            }}
          >
            {choices.map(([value, text]) => (
              <FormControlLabel key={value} value={value} control={<Radio size="small" sx={{ py: 0.25 }} />} label={text} />
            ))}
          </RadioGroup>
        </FormControl>
      )}
    />
  );
}
