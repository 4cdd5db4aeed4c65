/** Back up Master Secret: where to, under which password, and what the file holds. */
import { useState } from 'react';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { WrittenBackup } from '../../shared/contract/console/backup.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';
import { useFormat } from '../text/use-format.ts';
import { BackupFileSteps } from './backup-file-steps.tsx';
import { useSuggestedPath } from './backup-target.ts';
import { CloseButton } from './buttons.tsx';
import { DialogFrame } from './dialog-frame.tsx';
import type { DialogProps } from './open-dialog.tsx';
import { Verdict } from './verdict.tsx';

export function BackUpDialog({ onClose }: DialogProps) {
  const { t } = useTranslation('console');
  const { client } = useRpc();
  const [written, setWritten] = useState<WrittenBackup | null>(null);
  const suggested = useSuggestedPath(t('backup.fileName'));
  const title = t('titles.back-up');

  if (written !== null) return <Written title={title} written={written} onClose={() => onClose()} />;
  if (suggested === undefined) return null;
  return (
    <BackupFileSteps
      purpose="back-up"
      title={title}
      suggested={suggested}
      introduction={<Typography sx={{ mb: 1.25 }}>{t('backup.introduction')}</Typography>}
      verb={t('backup.verb')}
      onCancel={() => onClose()}
      onReady={async (target) => setWritten(await client.console.backup.write(target))}
    />
  );
}

function Written({ title, written, onClose }: { title: string; written: WrittenBackup; onClose: () => void }) {
  const { t } = useTranslation('console');
  const format = useFormat();
  const versions = format.list(written.secrets.map(({ version }) => format.number(version)));
  const sentence = t('backup.done');
  const details = [
    t('backup.isAt', { path: written.path }),
    t('backup.holds', { count: written.secrets.length, versions, current: written.secretVersion }),
    t('backup.elsewhere'),
  ];
  return (
    <DialogFrame
      title={title}
      onClose={onClose}
      buttons={
        <>
          <CopyButton text={[sentence, ...details].join('\n')} />
          <CloseButton onClick={onClose} />
        </>
      }
    >
      <Verdict sign="well" sentence={sentence} details={details} />
    </DialogFrame>
  );
}
