/** Credentials that open under no secret, by name, and why. */
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useTranslation } from 'react-i18next';
import type { UnreadableRow } from '../../shared/contract/schemas.ts';
import { useFormat } from '../text/use-format.ts';

/** Rows that a table shows; how many more there are is said below it. */
const SHOWN = 200;

export function UnreadableTable({ rows }: { rows: readonly UnreadableRow[] }) {
  const { t } = useTranslation(['console', 'domain']);
  const format = useFormat();
  if (rows.length === 0) return null;
  return (
    <>
      <TableContainer
        tabIndex={0}
        aria-label={t('unreadable.table')}
        role="region"
        sx={{ maxHeight: 260, border: 1, borderColor: 'divider', my: 1, userSelect: 'text' }}
      >
        <Table stickyHeader size="small">
          <TableHead>
            <TableRow>
              <TableCell>{t('columns.application')}</TableCell>
              <TableCell>{t('columns.account')}</TableCell>
              <TableCell align="right">{t('columns.secretVersion')}</TableCell>
              <TableCell>{t('columns.reason')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.slice(0, SHOWN).map((row) => (
              <TableRow key={`${row.application}\n${row.account}`}>
                <TableCell>{row.application}</TableCell>
                <TableCell>{row.account}</TableCell>
                <TableCell align="right">{format.number(row.secretVersion)}</TableCell>
                <TableCell>{t(`domain:unreadable.${row.reason}`)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      {rows.length > SHOWN && <span>{t('unreadable.more', { count: rows.length - SHOWN })}</span>}
    </>
  );
}
