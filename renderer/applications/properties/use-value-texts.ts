/** What the settings of an application are called, and how their values read. */
import { useTranslation } from 'react-i18next';
import type { FieldTexts } from '../../properties/sheet/page.ts';
import { isolated } from '../../text/isolate.ts';
import type { ApplicationValues } from './values.ts';

export function useValueTexts(): FieldTexts<ApplicationValues> {
  const { t } = useTranslation('applications');
  return {
    label: (field) => {
      if (field === 'description' || field === 'contact') return t(`applications:general.${field}`);
      if (field === 'administrators' || field === 'users') return t(`applications:accounts.${field}`);
      return t(`applications:options.${field}`);
    },
    value: (field, values) => {
      const value = values[field];
      if (typeof value === 'boolean') return t(`applications:options.${value ? 'on' : 'off'}`);
      const text = typeof value === 'string' ? value : value.join(', ');
      return text === '' ? t('applications:accounts.none') : isolated(text);
    },
  };
}
