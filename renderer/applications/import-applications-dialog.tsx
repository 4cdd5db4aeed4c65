/** Import Applications: creates all that an XML file describes, of every type, or none. */
import { useState } from 'react';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { DialogProps } from '../dialogs/dialog-props.ts';
import { PathDialog } from '../dialogs/path-dialog.tsx';
import { ResultDialog } from '../dialogs/result-dialog.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';

export function ImportApplicationsDialog({ onClose }: DialogProps) {
  const { t } = useTranslation('applications');
  const { client } = useRpc();
  const [created, setCreated] = useState<readonly string[] | null>(null);
  const title = t('applications:titles.import-applications');
  const close = (): void => onClose();
  if (created !== null) {
    const result = { sign: 'well' as const, sentence: t('applications:importXml.done', { count: created.length }), details: created };
    return <ResultDialog title={title} result={result} onClose={close} />;
  }
  return (
    <PathDialog
      kind="application-xml"
      purpose="pick"
      title={title}
      verb={t('applications:importXml.verb')}
      label={t('applications:importXml.file')}
      onCancel={close}
      onReady={async (path, call) => setCreated((await client.console.applications.createFromXml({ path }, call)).created)}
    >
      <Typography sx={{ mb: 1.25 }}>{t('applications:importXml.introduction')}</Typography>
    </PathDialog>
  );
}
