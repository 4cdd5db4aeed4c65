/** The fields of the credentials: the external user first, then as many as the application asks for. */
import { useState } from 'react';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { fieldsProblem, type FieldRule } from '../../../shared/domain/application-rules.ts';
import { APPLICATION_FIELDS_MAX } from '../../../shared/domain/limits.ts';
import { Check } from '../check.tsx';
import type { Options } from '../options.ts';
import type { PageProps } from './answers.ts';
import { FieldRow } from './field-row.tsx';
import { WizardPage } from './wizard-page.tsx';

interface Props extends PageProps {
  readonly fields: readonly FieldRule[];
  readonly onFields: (fields: readonly FieldRule[]) => void;
  readonly options: Options;
  readonly onOptions: (part: Partial<Options>) => void;
}

export const trimmed = (fields: readonly FieldRule[]): FieldRule[] => fields.map((field) => ({ ...field, label: field.label.trim() }));

export function FieldsPage({ fields, onFields, options, onOptions, onNext, ...props }: Props) {
  const { t } = useTranslation('applications');
  const [judged, setJudged] = useState(false);
  const problem = judged ? fieldsProblem(trimmed(fields)) : null;
  const next = (): void => {
    setJudged(true);
    if (fieldsProblem(trimmed(fields)) === null) onNext();
  };
  const change = (index: number, part: Partial<FieldRule>): void =>
    onFields(fields.map((field, at) => (at === index ? { ...field, ...part } : field)));
  return (
    <WizardPage page="fields" onNext={next} {...props}>
      {fields.map((field, index) => (
        <FieldRow
          key={index}
          field={field}
          index={index}
          focused={index === fields.length - 1}
          problem={problem?.index === index ? problem : null}
          onChange={(part) => change(index, part)}
          onRemove={() => onFields(fields.filter((_, at) => at !== index))}
        />
      ))}
      <Button
        disabled={fields.length >= APPLICATION_FIELDS_MAX}
        onClick={() => onFields([...fields, { label: '', masked: true, synchronized: false }])}
        sx={{ mt: 0.5, mb: 1.5 }}
      >
        {t('applications:fields.add')}
      </Button>
      <Check
        label={t('applications:options.windowsCredentials')}
        hint={t('applications:options.windowsCredentialsHint')}
        checked={options.windowsCredentials}
        onChange={(windowsCredentials) => onOptions({ windowsCredentials })}
      />
    </WizardPage>
  );
}
