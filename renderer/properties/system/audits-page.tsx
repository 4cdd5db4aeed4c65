/** Audits: how long the tables of what was deleted and looked up may grow, and how much of the audit the operating system's log gets too. */
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { AUDIT_LEVEL_NAMES } from '../../../shared/domain/audit-levels.ts';
import { ChoiceSetting } from '../sheet/choice-setting.tsx';
import { NumberSetting } from '../sheet/number-setting.tsx';
import type { PageProps } from '../sheet/page.ts';
import { rangeOf, type SettingsForm } from './settings-form.ts';
import { useFieldTexts } from './use-field-texts.ts';

const SIZES = ['auditDeletedApplications', 'auditDeletedMappings', 'auditLookups'] as const;
const LEVELS = ['auditLevelPositive', 'auditLevelNegative'] as const;
export const AUDIT_FIELDS = [...SIZES, ...LEVELS] as const;

export function AuditsPage({ sheet }: PageProps<SettingsForm>) {
  const { t } = useTranslation(['console', 'properties']);
  const texts = useFieldTexts();
  return (
    <>
      <Typography sx={{ mb: 1.5 }}>{t('properties:system.auditsIntroduction')}</Typography>
      {/* Side by side, so that the whole page stands in the sheet. */}
      <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(200px, auto))', columnGap: 2, alignItems: 'start' }}>
        {SIZES.map((field) => (
          <NumberSetting
            key={field}
            sheet={sheet}
            texts={texts}
            field={field}
            hint={t('properties:sheet.range', { ...rangeOf(field, sheet.values) })}
          />
        ))}
      </Box>
      <Typography sx={{ mb: 1.5 }}>{t('properties:system.levelsIntroduction')}</Typography>
      {LEVELS.map((field) => (
        <ChoiceSetting
          key={field}
          sheet={sheet}
          texts={texts}
          field={field}
          choices={AUDIT_LEVEL_NAMES.map((name) => t(`properties:system.level.${name}`))}
          hint={t(`properties:system.${field}Hint`)}
        />
      ))}
    </>
  );
}
