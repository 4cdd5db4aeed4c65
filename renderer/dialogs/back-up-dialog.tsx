/** Back up Master Secret: where to, under which password, and what the file holds. */
import { useState } from 'react';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { WrittenBackup } from '../../shared/contract/console/backup.ts';
import { useConsole } from '../app/console-context.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';
import { useFormat } from '../text/use-format.ts';
import { BackupFileSteps } from './backup-file-steps.tsx';
import { useSuggestedPath } from './backup-target.ts';
import type { DialogProps } from './dialog-props.ts';
import { ResultDialog } from './result-dialog.tsx';
import { WaitingDialog } from './waiting-dialog.tsx';

export function BackUpDialog({ onClose }: DialogProps) {
  const { t } = useTranslation(['console', 'dialogs']);
  const { client } = useRpc();
  const { counts } = useConsole().overview;
  const [written, setWritten] = useState<WrittenBackup | null>(null);
  const suggested = useSuggestedPath(t('backup.fileName'));
  const title = t('titles.back-up');

  if (written !== null) return <Written title={title} written={written} onClose={() => onClose()} />;
  if (suggested === undefined) return <WaitingDialog title={title} onClose={() => onClose()} />;
  return (
    <BackupFileSteps
      purpose="back-up"
      title={title}
      suggested={suggested}
      introduction={
        <>
          <Typography sx={{ mb: 1 }}>{t('backup.introduction')}</Typography>
          {counts !== null && counts.credentials > 0 && (
            <Typography sx={{ mb: 1.25 }}>{t('dialogs:backUp.opens', { count: counts.credentials })}</Typography>
          )}
        </>
      }
      verb={t('backup.verb')}
      onCancel={() => onClose()}
      onReady={async (target, call) => setWritten(await client.console.backup.write(target, call))}
    />
  );
}

function Written({ title, written, onClose }: { title: string; written: WrittenBackup; onClose: () => void }) {
  const { t } = useTranslation('console');
  const format = useFormat();
  const versions = format.list(written.secrets.map(({ version }) => format.number(version)));
  const details = [
    t('backup.isAt', { path: written.path }),
    t('backup.holds', { count: written.secrets.length, versions, current: written.secretVersion }),
    t('backup.elsewhere'),
  ];
  return <ResultDialog title={title} onClose={onClose} result={{ sign: 'well', sentence: t('backup.done'), details }} />;
}
