/** Verify Backup: proves that a file opens, whose it is, and how many of this system's credentials each of its secrets opens. */
import { useState } from 'react';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { BackupVerification } from '../../shared/contract/console/backup.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';
import { useFormat } from '../text/use-format.ts';
import { BackupSourceSteps } from './backup-source-steps.tsx';
import { CloseButton } from './buttons.tsx';
import { DialogFrame } from './dialog-frame.tsx';
import type { DialogProps } from './open-dialog.tsx';
import { SecretFitTable } from './secret-fit-table.tsx';
import { Verdict } from './verdict.tsx';
import { verdictOf } from './verify-verdict.ts';

export function VerifyBackupDialog({ onClose }: DialogProps) {
  const { t } = useTranslation('console');
  const { client } = useRpc();
  const [verification, setVerification] = useState<BackupVerification | null>(null);
  const title = t('titles.verify-backup');
  if (verification !== null) return <Verified title={title} verification={verification} onClose={() => onClose()} />;
  return (
    <BackupSourceSteps
      title={title}
      introduction={<Typography sx={{ mb: 1.25 }}>{t('verify.introduction')}</Typography>}
      verb={t('verify.verb')}
      onCancel={() => onClose()}
      onReady={async (source) => setVerification(await client.console.backup.verify(source))}
    />
  );
}

interface VerifiedProps {
  readonly title: string;
  readonly verification: BackupVerification;
  readonly onClose: () => void;
}

function Verified({ title, verification, onClose }: VerifiedProps) {
  const { t } = useTranslation(['console', 'domain']);
  const format = useFormat();
  const { sign, key, opened, credentials } = verdictOf(verification);
  const sentence = t(`verify.${key}`, { count: credentials, opened });
  const rows = verification.secrets.map((secret) =>
    t('verify.row', {
      version: secret.version,
      created: format.date(secret.createdAt),
      opens: secret.opens,
      fit: t(`domain:fit.${secret.fit}`),
    }),
  );
  return (
    <DialogFrame
      title={title}
      onClose={onClose}
      buttons={
        <>
          <CopyButton text={[verification.description.path, sentence, ...rows].join('\n')} />
          <CloseButton onClick={onClose} />
        </>
      }
    >
      <Verdict sign={sign} sentence={sentence} details={[verification.description.path]} />
      <SecretFitTable secrets={verification.secrets} label={t('facts.secrets')} />
    </DialogFrame>
  );
}
