/** Audits: how long the tables of what was deleted and looked up may grow. */
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { NumberSetting } from '../sheet/number-setting.tsx';
import type { PageProps } from '../sheet/page.ts';
import { rangeOf, type SettingsForm } from './settings-form.ts';
import { useFieldTexts } from './use-field-texts.ts';

export const AUDIT_FIELDS = ['auditDeletedApplications', 'auditDeletedMappings', 'auditLookups'] as const;

export function AuditsPage({ sheet }: PageProps<SettingsForm>) {
  const { t } = useTranslation(['console', 'properties']);
  const texts = useFieldTexts();
  return (
    <>
      <Typography sx={{ mb: 1.5 }}>{t('properties:system.auditsIntroduction')}</Typography>
      {AUDIT_FIELDS.map((field) => (
        <NumberSetting
          key={field}
          sheet={sheet}
          texts={texts}
          field={field}
          hint={t('properties:sheet.range', { ...rangeOf(field, sheet.values) })}
        />
      ))}
    </>
  );
}
