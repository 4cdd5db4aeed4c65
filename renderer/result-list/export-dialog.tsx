/** Export List: all rows of the list, in the columns that are shown, as a CSV file that is not there yet. */
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '../components/error-note.tsx';
import { useSuggestedPath } from '../dialogs/backup-target.ts';
import { CancelButton, CloseButton, DefaultButton } from '../dialogs/buttons.tsx';
import { DialogFrame } from '../dialogs/dialog-frame.tsx';
import { PathField } from '../dialogs/path-field.tsx';
import { useTask } from '../dialogs/use-task.ts';
import { Verdict } from '../dialogs/verdict.tsx';
import { WaitingDialog } from '../dialogs/waiting-dialog.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';
import { allRows } from './all-rows.ts';
import type { Column, Rows, Sort } from './column.ts';
import { asCsv } from './table-text.ts';

interface Props<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
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

function ExportForm<Row>({ columns, rows, sort, onClose, suggested }: Props<Row> & { suggested: string }) {
  const { t } = useTranslation('console');
  const { client } = useRpc();
  const [written, setWritten] = useState<{ readonly count: number; readonly path: string } | null>(null);
  const { register, handleSubmit, formState, setError, setValue, control } = useForm({ defaultValues: { path: suggested } });
  const path = useWatch({ control, name: 'path' });
  const task = useTask({ fields: ['path'], onFieldError: (_field, message) => setError('path', { message }) });
  const write = async (): Promise<void> => {
    const all = await allRows(rows, sort);
    await client.shell.writeText({ path, text: asCsv(columns, all) });
    setWritten({ count: all.length, path });
  };
  const title = t('list.exportTitle');
  if (written !== null)
    return (
      <DialogFrame title={title} onClose={onClose} onSubmit={onClose} buttons={<CloseButton onClick={onClose} />}>
        <Verdict sign="well" sentence={t('list.exported', { ...written })} />
      </DialogFrame>
    );
  return (
    <DialogFrame
      title={title}
      onClose={task.busy ? null : onClose}
      onSubmit={() => void handleSubmit(() => task.run(write))()}
      buttons={
        <>
          <DefaultButton busy={task.busy}>{t('list.export')}</DefaultButton>
          <CancelButton onClick={onClose} />
        </>
      }
    >
      <Typography sx={{ mb: 1 }}>{t('list.exportWhat')}</Typography>
      <PathField
        kind="any"
        purpose="name"
        label={t('list.exportFile')}
        value={path}
        onChosen={(chosen) => setValue('path', chosen)}
        error={formState.errors.path?.message}
        registration={register('path', { required: t('fields.pathMissing') })}
        autoFocus
      />
      {task.error !== null && <ErrorNote error={task.error} />}
    </DialogFrame>
  );
}
