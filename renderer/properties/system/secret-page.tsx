/** Master Secret: the key ring, what protects the store that it lies in, and how old a secret may become. */
import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { BACKUP_PROOF_DAYS } from '../../../shared/domain/limits.ts';
import { useConsole } from '../../app/console-context.tsx';
import { Facts } from '../../components/facts.tsx';
import { RingTable } from '../../panes/system/ring-table.tsx';
import { daysBetween } from '../../text/days.ts';
import { useFormat } from '../../text/use-format.ts';
import { NumberSetting } from '../sheet/number-setting.tsx';
import type { PageProps } from '../sheet/page.ts';
import { Protector } from './protector.tsx';
import { rangeOf, type SettingsForm } from './settings-form.ts';
import { useFieldTexts } from './use-field-texts.ts';

export const SECRET_FIELDS = ['secretMaximumAge', 'secretRemindAhead'] as const;

export function SecretPage({ sheet }: PageProps<SettingsForm>) {
  const { t } = useTranslation(['console', 'properties']);
  const { overview } = useConsole();
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 2 }}>
      {overview.ring.length === 0 ? <Typography>{t('system.noSecret')}</Typography> : <RingTable />}
      <Group title={t('properties:system.protector')}>
        <Protector />
      </Group>
      <Group title={t('properties:system.policy')}>
        <Policy sheet={sheet} />
      </Group>
    </Box>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box component="section" aria-label={title}>
      <Typography variant="h2" sx={{ mb: 0.5 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}

function Policy({ sheet }: PageProps<SettingsForm>) {
  const { t } = useTranslation(['console', 'properties']);
  const texts = useFieldTexts();
  return (
    <>
      {SECRET_FIELDS.map((field) => (
        <NumberSetting
          key={field}
          sheet={sheet}
          texts={texts}
          field={field}
          hint={t(`properties:system.${field}Hint`, { ...rangeOf(field, sheet.values) })}
        />
      ))}
      <Ages maximum={Number(sheet.base.secretMaximumAge)} />
    </>
  );
}

/** By the policy that is in effect. */
function Ages({ maximum }: { maximum: number }) {
  const { t } = useTranslation(['console', 'properties']);
  const { secret, at } = useConsole().overview;
  const format = useFormat();
  const due = (created: string): string => new Date(Date.parse(created) + maximum * 86_400_000).toISOString();
  const ages =
    secret === null
      ? []
      : [t('properties:system.ageValue', { count: daysBetween(secret.createdAt, at), at: format.date(due(secret.createdAt)) })];
  return (
    <Facts
      facts={[
        ...ages.map((value) => ({ name: t('properties:system.age'), value })),
        { name: t('properties:system.proof'), value: t('properties:system.proofValue', { count: BACKUP_PROOF_DAYS }) },
      ]}
    />
  );
}
