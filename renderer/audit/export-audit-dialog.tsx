/** Export: the table of the audit that the list shows, to a CSV or JSON file that is not there yet; all of them, or what the list lets through. */
import { useState } from 'react';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { useRememberFolder, useSuggestedPath } from '../dialogs/backup-target.ts';
import type { DialogProps } from '../dialogs/open-dialog.tsx';
import { ResultDialog } from '../dialogs/result-dialog.tsx';
import type { Call } from '../dialogs/use-task.ts';
import { WaitingDialog } from '../dialogs/waiting-dialog.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';
import { filterOf, FILTERS, isSet } from './audit-view.ts';
import { ExportForm, type ExportAnswers } from './export-form.tsx';
import { useAuditView } from './use-audit-view.ts';
import { useFilterTexts } from './use-filter-texts.ts';

interface Written {
  readonly path: string;
  readonly records: number;
}

export function ExportAuditDialog({ onClose }: DialogProps) {
  const { t } = useTranslation(['audit', 'domain']);
  const { client } = useRpc();
  const { view } = useAuditView();
  const textOf = useFilterTexts();
  const remember = useRememberFolder();
  const [written, setWritten] = useState<Written | null>(null);
  const suggested = useSuggestedPath(`${t(`audit:export.name.${view.table}`)}-{date}.csv`);
  const title = t('audit:export.title');
  if (suggested === undefined) return <WaitingDialog title={title} onClose={() => onClose()} />;
  if (written !== null)
    return (
      <ResultDialog
        title={title}
        onClose={() => onClose()}
        result={{
          sign: 'well',
          sentence: t('audit:export.written', { count: written.records }),
          details: [t('audit:export.isAt', { path: written.path }), t('audit:export.onRecord')],
        }}
      />
    );
  const write = async ({ path, format, narrowed }: ExportAnswers, call: Call): Promise<void> => {
    const filter = narrowed ? filterOf(view, new Date()) : {};
    const done = await client.console.audit.export({ path, format, table: view.table, filter }, call);
    remember(done.path);
    setWritten(done);
  };
  return (
    <ExportForm
      title={title}
      suggested={suggested}
      filters={FILTERS.filter((name) => isSet(view, name)).map((name) => textOf(view, name))}
      onWrite={write}
      onCancel={() => onClose()}
    >
      <Typography sx={{ mb: 1 }}>{t('audit:export.introduction', { table: t(`domain:audit.table.${view.table}`) })}</Typography>
    </ExportForm>
  );
}
