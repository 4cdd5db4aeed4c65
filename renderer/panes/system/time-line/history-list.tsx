/** The same as a list, newest first: for who cannot see the drawing, and for who wants to copy from it. */
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useTranslation } from 'react-i18next';
import type { HistoryEvent } from '../../../../shared/contract/console/history.ts';
import { useFormat } from '../../../text/use-format.ts';

export function HistoryList({ events, labelledBy }: { events: readonly HistoryEvent[]; labelledBy: string }) {
  const { t } = useTranslation(['console', 'overview']);
  const format = useFormat();
  return (
    <TableContainer
      role="region"
      aria-labelledby={labelledBy}
      tabIndex={0}
      sx={{ maxHeight: 240, border: 1, borderColor: 'divider', borderRadius: 0.5, userSelect: 'text' }}
    >
      <Table size="small" stickyHeader aria-labelledby={labelledBy}>
        <TableHead>
          <TableRow>
            <TableCell>{t('overview:list.when')}</TableCell>
            <TableCell>{t('overview:list.what')}</TableCell>
            <TableCell align="right">{t('columns.secretVersion')}</TableCell>
            <TableCell>{t('overview:list.who')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {[...events].reverse().map((event, index) => (
            <TableRow key={events.length - index}>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{format.dateTime(event.at)}</TableCell>
              <TableCell>{t(`overview:event.${event.kind}`)}</TableCell>
              <TableCell align="right">{event.version === null ? '–' : format.number(event.version)}</TableCell>
              <TableCell>{event.actor ?? '–'}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
