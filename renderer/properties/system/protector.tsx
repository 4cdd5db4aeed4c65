/** What encrypts the secret store at rest: what it protects against, and what not. */
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useRpc } from '../../rpc/rpc-context.tsx';

export function Protector() {
  const { t } = useTranslation(['console', 'properties', 'domain']);
  const { query } = useRpc();
  const { data } = useQuery(query.console.protector.describe.queryOptions());
  if (data === undefined) return <Typography color="textSecondary">{t('properties:system.unknownProtector')}</Typography>;
  return (
    <Box sx={{ userSelect: 'text' }}>
      <Typography sx={{ fontWeight: 600 }}>{t(`domain:protector.${data.kind}.name`)}</Typography>
      <Typography>{t(`domain:${data.protects}`)}</Typography>
      <Typography color="textSecondary">{t(`domain:${data.doesNot}`)}</Typography>
    </Box>
  );
}
