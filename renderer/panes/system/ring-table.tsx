/** The key ring: every secret that this system still has, its state, and how many credentials need it. */
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { RingSecretView } from '../../../shared/contract/schemas.ts';
import { useConsole } from '../../app/console-context.tsx';
import { useFormat } from '../../text/use-format.ts';

export function RingTable() {
  const { t } = useTranslation(['console', 'overview']);
  const { overview } = useConsole();
  const ring = [...overview.ring].sort((a, b) => b.version - a.version);
  return (
    <Box>
      <Typography id="ring-title" variant="h2" sx={{ mb: 0.5 }}>
        {t('system.ring')}
      </Typography>
      <TableContainer
        role="region"
        aria-labelledby="ring-title"
        tabIndex={0}
        sx={{ border: 1, borderColor: 'divider', borderRadius: 0.5, userSelect: 'text' }}
      >
        <Table size="small" aria-labelledby="ring-title" sx={{ '& th, & td': { px: 0.75 } }}>
          <TableHead>
            <TableRow>
              <TableCell align="right">{t('columns.version')}</TableCell>
              <TableCell>{t('columns.state')}</TableCell>
              <TableCell>{t('columns.created')}</TableCell>
              <TableCell align="right">{t('columns.rows')}</TableCell>
              <TableCell align="right">{t('columns.uses')}</TableCell>
              <TableCell>{t('overview:ring.backup')}</TableCell>
              <TableCell>{t('columns.checkValue')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {ring.map((secret) => (
              <Row key={secret.id} secret={secret} />
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </Box>
  );
}

function Row({ secret }: { secret: RingSecretView }) {
  const { t } = useTranslation(['console', 'domain', 'overview']);
  const { backup } = useConsole().overview;
  const format = useFormat();
  // The whole ring is backed up at once: what a backup's newest secret is, the older ones are in it too.
  const held = backup !== null && secret.version <= backup.secretVersion;
  const count = (value: number | null): string => (value === null ? '–' : format.number(value));
  return (
    <TableRow sx={{ '&:last-child td': { border: 0 }, fontVariantNumeric: 'tabular-nums' }}>
      <TableCell align="right">{format.number(secret.version)}</TableCell>
      <TableCell sx={secret.state === 'current' ? { fontWeight: 600 } : {}}>{t(`domain:secretState.${secret.state}`)}</TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>{format.date(secret.createdAt)}</TableCell>
      <TableCell align="right">{count(secret.rows)}</TableCell>
      <TableCell align="right">{count(secret.uses)}</TableCell>
      <TableCell>{t(held ? 'overview:ring.inBackup' : 'overview:ring.notInBackup')}</TableCell>
      <TableCell sx={{ fontFamily: 'monospace', fontSize: '0.75rem' }} title={secret.checkValue}>
        {secret.checkValue}
      </TableCell>
    </TableRow>
  );
}
