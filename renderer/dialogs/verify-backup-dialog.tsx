/** Verify Backup: proves that a file opens, whose it is, and how many of this system's credentials each of its secrets opens. */
import { useState } from 'react';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { BackupVerification } from '../../shared/contract/console/backup.ts';
import { useRpc } from '../rpc/rpc-context.tsx';
import { useFormat } from '../text/use-format.ts';
import { BackupSourceSteps } from './backup-source-steps.tsx';
import type { DialogProps } from './dialog-props.ts';
import { ResultDialog } from './result-dialog.tsx';
import { SecretTable, useSecretLine, type FileSecret } from './secret-table.tsx';
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
      onReady={async (source, call) => {
        for await (const { work, result } of await client.console.backup.verify(source, call)) {
          if (result === null) continue;
          await client.console.work.dismiss({ id: work.id });
          setVerification(result);
        }
      }}
    />
  );
}

interface VerifiedProps {
  readonly title: string;
  readonly verification: BackupVerification;
  readonly onClose: () => void;
}

function Verified({ title, verification, onClose }: VerifiedProps) {
  const { t } = useTranslation(['console', 'dialogs', 'domain']);
  const format = useFormat();
  const lineOf = useSecretLine();
  const { sign, key, opened, credentials } = verdictOf(verification);
  const { path, systemName, createdAt, createdBy } = verification.description;
  const fitOf = ({ fit }: FileSecret): string => t(`domain:fit.${fit}`);
  return (
    <ResultDialog
      title={title}
      width="md"
      onClose={onClose}
      result={{
        sign,
        sentence: t(`verify.${key}`, { count: credentials, opened }),
        details: [path, t('dialogs:verify.whose', { system: systemName, at: format.dateTime(createdAt), by: createdBy })],
        shown: <SecretTable counted secrets={verification.secrets} label={t('facts.secrets')} verdict={fitOf} />,
        rows: verification.secrets.map((secret) => lineOf(secret, t('dialogs:verify.opens', { count: secret.opens, fit: fitOf(secret) }))),
      }}
    />
  );
}
