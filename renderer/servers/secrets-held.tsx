/** The master secrets in the key ring of a server. */
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useTranslation } from 'react-i18next';
import type { ServerProperties } from '../../shared/contract/console/servers.ts';
import { useFormat } from '../text/use-format.ts';

interface Props {
  readonly label: string;
  readonly secrets: ServerProperties['secrets'];
}

export function SecretsHeld({ label, secrets }: Props) {
  const { t } = useTranslation(['console', 'domain']);
  const format = useFormat();
  return (
    <Table size="small" aria-label={label} sx={{ mt: 1.5, userSelect: 'text', '& .MuiTableCell-root': { px: 0.75 } }}>
      <TableHead>
        <TableRow>
          <TableCell align="right">{t('console:columns.version')}</TableCell>
          <TableCell>{t('console:columns.state')}</TableCell>
          <TableCell>{t('console:columns.created')}</TableCell>
          <TableCell>{t('console:facts.id')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {secrets.map(({ version, id, state, createdAt }) => (
          <TableRow key={id} sx={{ '&:last-child td': { border: 0 } }}>
            <TableCell align="right">{format.number(version)}</TableCell>
            <TableCell>{t(`domain:secretState.${state}`)}</TableCell>
            <TableCell>{format.date(createdAt)}</TableCell>
            <TableCell sx={{ fontFamily: 'monospace', fontSize: '0.75rem' }}>{id}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
