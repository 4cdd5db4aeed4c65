/** Options: tickets, and single sign-on that an external system begins. */
import { useTranslation } from 'react-i18next';
import { CheckSetting } from '../sheet/check-setting.tsx';
import type { PageProps } from '../sheet/page.ts';
import type { SettingsForm } from './settings-form.ts';
import { useFieldTexts } from './use-field-texts.ts';

export const OPTION_FIELDS = ['allowTickets', 'validateTickets', 'allowHostInitiated'] as const;

export function OptionsPage({ sheet }: PageProps<SettingsForm>) {
  const { t } = useTranslation(['console', 'properties']);
  const texts = useFieldTexts();
  return OPTION_FIELDS.map((field) => (
    <CheckSetting key={field} sheet={sheet} texts={texts} field={field} hint={t(`properties:system.${field}Hint`)} />
  ));
}
