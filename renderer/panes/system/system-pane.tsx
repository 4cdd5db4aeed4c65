/** System: what needs attention first, each with its cure; then the facts; then the life of the secrets. */
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../app/console-context.tsx';
import { SituationList } from './situation-list.tsx';
import { SystemFacts } from './system-facts.tsx';
import { LifeOfSecrets } from './time-line/life-of-secrets.tsx';

export function SystemPane() {
  const { t } = useTranslation('console');
  const { overview } = useConsole();
  return (
    <Box sx={{ p: 2, maxWidth: 1100 }}>
      <Typography variant="h1" sx={{ mb: 1 }}>
        {overview.system === null ? t('nodes.system') : t('system.title', { name: overview.system.name })}
      </Typography>
      <SituationList />
      {overview.system !== null && <SystemFacts />}
      {overview.system !== null && <LifeOfSecrets />}
    </Box>
  );
}
