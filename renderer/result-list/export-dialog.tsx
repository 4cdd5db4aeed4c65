/** Export List: all rows of the list, in the columns that are shown, as a CSV file that is not there yet. */
import { useState } from 'react';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { useSuggestedPath } from '../dialogs/backup-target.ts';
import { PathDialog } from '../dialogs/path-dialog.tsx';
import { ResultDialog } from '../dialogs/result-dialog.tsx';
import { WaitingDialog } from '../dialogs/waiting-dialog.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';
import { allRows } from './all-rows.ts';
import type { Column, Rows, Sort } from './column.ts';
import { sorted } from './row-order.ts';
import { asCsv } from './table-text.ts';

interface Props<Row> {
  readonly label: string;
  /** Those that are shown. */
  readonly columns: readonly Column<Row>[];
  /** One that is hidden may be what the list is sorted by. */
  readonly allColumns: readonly Column<Row>[];
  readonly rows: Rows<Row>;
  readonly sort: Sort;
  readonly onClose: () => void;
}

export function ExportDialog<Row>(props: Props<Row>) {
  const { t } = useTranslation('console');
  // A name of the list may hold what a file's name may not.
  const suggested = useSuggestedPath(`${props.label.replace(/[\\/:*?"<>|]+/g, '-')}.csv`);
  if (suggested === undefined) return <WaitingDialog title={t('list.exportTitle')} onClose={props.onClose} />;
  return <ExportForm {...props} suggested={suggested} />;
}

function ExportForm<Row>({ columns, allColumns, rows, sort, onClose, suggested }: Props<Row> & { suggested: string }) {
  const { t, i18n } = useTranslation('console');
  const { client } = useRpc();
  const [written, setWritten] = useState<{ readonly count: number; readonly path: string } | null>(null);
  const title = t('list.exportTitle');
  if (written !== null)
    return <ResultDialog title={title} onClose={onClose} result={{ sign: 'well', sentence: t('list.exported', { ...written }) }} />;
  return (
    <PathDialog
      title={title}
      verb={t('list.export')}
      kind="any"
      purpose="name"
      label={t('list.exportFile')}
      suggested={suggested}
      onCancel={onClose}
      onReady={async (path, call) => {
        const all = rows.kind === 'all' ? sorted(rows.rows, allColumns, sort, i18n.language) : await allRows(rows, sort);
        await client.shell.writeText({ path, text: asCsv(columns, all) }, call);
        setWritten({ count: all.length, path });
      }}
    >
      <Typography sx={{ mb: 1 }}>{t('list.exportWhat')}</Typography>
    </PathDialog>
  );
}
