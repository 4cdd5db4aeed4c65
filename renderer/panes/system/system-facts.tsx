/** The facts of the system, in four groups: secret, backup, database, server. */
import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../app/console-context.tsx';
import { Facts, type Fact } from '../../components/facts.tsx';
import { useFacts } from './use-facts.ts';

export function SystemFacts() {
  const { t } = useTranslation('console');
  const { overview } = useConsole();
  const facts = useFacts(overview);
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(340px, 100%), 1fr))', gap: 1.25, mb: 2 }}>
      <Group
        title={t('system.secret')}
        facts={facts.secret}
        empty={t(overview.situations.some(({ id }) => id === 'no-secret') ? 'system.secretNotYet' : 'system.noSecret')}
      />
      <Group title={t('system.backup')} facts={facts.backup} />
      <Group title={t('system.database')} facts={facts.database} empty={t('system.noDatabase')} />
      <Group title={t('system.server')} facts={facts.server} />
    </Box>
  );
}

function Group({ title, facts, empty }: { title: string; facts: readonly Fact[]; empty?: ReactNode }) {
  return (
    <Box component="section" aria-label={title} sx={{ border: 1, borderColor: 'divider', borderRadius: 0.5, px: 1.5, py: 1 }}>
      <Typography variant="h2" sx={{ mb: 0.5 }}>
        {title}
      </Typography>
      {facts.length === 0 ? <Typography color="textSecondary">{empty}</Typography> : <Facts facts={facts} />}
    </Box>
  );
}
