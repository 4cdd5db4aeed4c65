/** Master Secret: the key ring, what protects the store that it lies in, and when a new secret is due. */
import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { BACKUP_PROOF_DAYS, SECRET_AGE_DAYS } from '../../../shared/domain/limits.ts';
import { useConsole } from '../../app/console-context.tsx';
import { Facts } from '../../components/facts.tsx';
import { RingTable } from '../../panes/system/ring-table.tsx';
import { daysBetween } from '../../text/days.ts';
import { useFormat } from '../../text/use-format.ts';
import { Protector } from './protector.tsx';

export function SecretPage() {
  const { t } = useTranslation(['console', 'properties']);
  const { overview } = useConsole();
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 2 }}>
      {overview.ring.length === 0 ? <Typography>{t('system.noSecret')}</Typography> : <RingTable />}
      <Group title={t('properties:system.protector')}>
        <Protector />
      </Group>
      <Group title={t('properties:system.policy')}>
        <Policy />
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

/** The same for every system: what the situations go by. */
function Policy() {
  const { t } = useTranslation(['console', 'properties']);
  const { overview } = useConsole();
  const format = useFormat();
  const { max, remindAhead } = SECRET_AGE_DAYS;
  const { secret, at } = overview;
  const due = (created: string): string => new Date(Date.parse(created) + max * 86_400_000).toISOString();
  return (
    <Facts
      facts={[
        { name: t('properties:system.maximumAge'), value: t('properties:system.maximumAgeValue', { count: max, ahead: remindAhead }) },
        ...(secret === null
          ? []
          : [
              {
                name: t('properties:system.age'),
                value: t('properties:system.ageValue', {
                  count: daysBetween(secret.createdAt, at),
                  at: format.date(due(secret.createdAt)),
                }),
              },
            ]),
        { name: t('properties:system.proof'), value: t('properties:system.proofValue', { count: BACKUP_PROOF_DAYS }) },
      ]}
    />
  );
}
