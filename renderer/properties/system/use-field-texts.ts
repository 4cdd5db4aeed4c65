/** What the settings are called, and their values as text. */
import { useTranslation } from 'react-i18next';
import { AUDIT_LEVEL_NAMES } from '../../../shared/domain/audit-levels.ts';
import { useFormat } from '../../text/use-format.ts';
import type { FieldTexts } from '../sheet/page.ts';
import type { SettingsForm } from './settings-form.ts';

export function useFieldTexts(): FieldTexts<SettingsForm> {
  const { t } = useTranslation(['console', 'properties']);
  const format = useFormat();
  return {
    label: (field) => t(`properties:system.${field}`),
    value: (field, values) => {
      const value = values[field];
      if (typeof value === 'boolean') return t(value ? 'properties:sheet.yes' : 'properties:sheet.no');
      if (field === 'auditLevelPositive' || field === 'auditLevelNegative')
        return t(`properties:system.level.${AUDIT_LEVEL_NAMES[Number(value)] ?? 'none'}`);
      if (typeof value === 'string') return format.number(Number(value));
      return value.length === 0 ? t('properties:sheet.none') : format.list(value);
    },
  };
}
