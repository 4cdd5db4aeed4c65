/** How each secret of a file fits this system, and how many of its credentials it opens. */
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useTranslation } from 'react-i18next';
import type { BackupVerification } from '../../shared/contract/console/backup.ts';
import { useFormat } from '../text/use-format.ts';

interface Props {
  readonly secrets: BackupVerification['secrets'];
  readonly label: string;
  /** A restore opens a sample only: then there is no count to show. */
  readonly counted?: boolean;
}

export function SecretFitTable({ secrets, label, counted = true }: Props) {
  const { t } = useTranslation(['console', 'domain']);
  const format = useFormat();
  return (
    <Table size="small" aria-label={label} sx={{ my: 1, userSelect: 'text' }}>
      <TableHead>
        <TableRow>
          <TableCell align="right">{t('columns.version')}</TableCell>
          <TableCell>{t('columns.created')}</TableCell>
          {counted && <TableCell align="right">{t('columns.opens')}</TableCell>}
          <TableCell>{t('columns.fit')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {secrets.map((secret) => (
          <TableRow key={secret.id}>
            <TableCell align="right">{format.number(secret.version)}</TableCell>
            <TableCell>{format.date(secret.createdAt)}</TableCell>
            {counted && <TableCell align="right">{format.number(secret.opens)}</TableCell>}
            <TableCell>{t(`domain:fit.${secret.fit}`)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
