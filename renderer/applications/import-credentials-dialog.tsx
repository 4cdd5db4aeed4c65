/** Import Credentials: a CSV file, of which every line is proven before the first is written. Cancelled, nothing of it is there. */
import { useState } from 'react';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { ImportProgress } from '../../shared/contract/console/mappings.ts';
import { CancelButton } from '../dialogs/buttons.tsx';
import { DialogFrame } from '../dialogs/dialog-frame.tsx';
import type { DialogProps } from '../dialogs/dialog-props.ts';
import { PathDialog } from '../dialogs/path-dialog.tsx';
import { ResultDialog } from '../dialogs/result-dialog.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';

export function ImportCredentialsDialog({ onClose }: DialogProps) {
  const { t } = useTranslation('applications');
  const { client } = useRpc();
  const [stop] = useState(() => new AbortController());
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  const title = t('applications:titles.import-credentials');
  const close = (): void => {
    stop.abort();
    onClose();
  };
  /** What fails brings the question back, with the failure beside it. */
  const read = async (path: string): Promise<void> => {
    try {
      for await (const event of await client.console.mappings.importCredentials({ path }, { signal: stop.signal })) setProgress(event);
    } catch (error) {
      setProgress(null);
      throw error;
    }
  };
  if (progress?.phase === 'finished') return <Imported title={title} progress={progress} onClose={close} />;
  return (
    <>
      <PathDialog
        kind="credentials-csv"
        purpose="pick"
        title={title}
        verb={t('applications:importCsv.verb')}
        label={t('applications:importCsv.file')}
        onCancel={close}
        onReady={read}
      >
        <Typography sx={{ mb: 1.25 }}>{t('applications:importCsv.introduction')}</Typography>
      </PathDialog>
      {progress !== null && <Importing title={title} progress={progress} onCancel={close} />}
    </>
  );
}

interface ImportingProps {
  readonly title: string;
  readonly progress: ImportProgress;
  readonly onCancel: () => void;
}

function Importing({ title, progress: { phase, lines }, onCancel }: ImportingProps) {
  const { t } = useTranslation('applications');
  return (
    <DialogFrame title={title} onClose={onCancel} buttons={<CancelButton onClick={onCancel} />}>
      <Typography sx={{ mb: 1 }}>{t(`applications:importCsv.${phase}`)}</Typography>
      <LinearProgress aria-label={title} sx={{ height: 8, borderRadius: 1 }} />
      <Typography variant="caption" component="div" color="textSecondary" sx={{ mt: 0.5 }}>
        {t('applications:importCsv.lines', { count: lines })}
      </Typography>
    </DialogFrame>
  );
}

function Imported({ title, progress, onClose }: { title: string; progress: ImportProgress; onClose: () => void }) {
  const { t } = useTranslation('applications');
  const { credentialsSet, mappingsCreated } = progress;
  const sentence = t('applications:importCsv.done', { count: credentialsSet });
  const details = [t('applications:importCsv.created', { count: mappingsCreated }), t('applications:importCsv.removeFile')];
  return <ResultDialog title={title} result={{ sign: 'well', sentence, details }} onClose={onClose} />;
}
