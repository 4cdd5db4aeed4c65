/** Verify Backup: proves that a file opens, whose it is, and how many of this system's credentials each of its secrets opens. */
import { useState } from 'react';
import { ORPCError } from '@orpc/client';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { useRpc } from '../rpc/rpc-context.tsx';
import { useFormat } from '../text/use-format.ts';
import { useShown, type Shown } from '../work/use-shown.ts';
import { useWorkOf } from '../work/work-context.tsx';
import { BackupSourceSteps } from './backup-source-steps.tsx';
import type { DialogProps } from './dialog-props.ts';
import { ResultDialog } from './result-dialog.tsx';
import { SecretTable, useSecretLine, type FileSecret } from './secret-table.tsx';
import { verdictOf } from './verify-verdict.ts';
import { useWhoAndWhen } from './who-and-when.ts';
import { WorkSteps, type Came } from './work-steps.tsx';

export function VerifyBackupDialog({ onClose }: DialogProps) {
  const { t } = useTranslation('console');
  const { client } = useRpc();
  const { follower, work } = useWorkOf('verify-backup');
  const [step, setStep] = useState<'ask' | 'take-up' | 'begun'>(work === null ? 'ask' : 'take-up');
  const title = t('titles.verify-backup');
  if (step === 'take-up') return <TakenUp title={title} onClose={onClose} />;
  if (step === 'begun') return <Proving title={title} shown={BEGUN} onClose={onClose} />;
  return (
    <BackupSourceSteps
      title={title}
      introduction={<Typography sx={{ mb: 1.25 }}>{t('verify.introduction')}</Typography>}
      verb={t('verify.verb')}
      onCancel={() => onClose()}
      onReady={async (source, call) => {
        await follower.follow(() => client.console.backup.verify(source, call));
        setStep('begun');
      }}
    />
  );
}

const BEGUN: Shown = { ready: true, error: null };

/** Under way already, or with a result that waits to be looked at. */
function TakenUp(props: { title: string } & DialogProps) {
  return <Proving {...props} shown={useShown('verify-backup', nothingToBegin)} />;
}

/** It was looked at elsewhere, in the moment between. */
const nothingToBegin = (): Promise<never> => Promise.reject(new ORPCError('WORK_NONE'));

function Proving({ title, shown, onClose }: { title: string; shown: Shown } & DialogProps) {
  const { t } = useTranslation('console');
  return (
    <WorkSteps kind="verify-backup" title={title} introduction={t('verify.trying')} shown={shown} onClose={onClose}>
      {(came, close) => <Verified title={title} came={came} onClose={() => close()} />}
    </WorkSteps>
  );
}

interface VerifiedProps {
  readonly title: string;
  readonly came: Came<'verify-backup'>;
  readonly onClose: () => void;
}

function Verified({ title, came: { result: verification, work }, onClose }: VerifiedProps) {
  const { t } = useTranslation(['console', 'dialogs', 'domain']);
  const format = useFormat();
  const lineOf = useSecretLine();
  const whoAndWhen = useWhoAndWhen();
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
        details: [path, t('dialogs:verify.whose', { system: systemName, at: format.dateTime(createdAt), by: createdBy }), whoAndWhen(work)],
        shown: <SecretTable counted secrets={verification.secrets} label={t('facts.secrets')} verdict={fitOf} />,
        rows: verification.secrets.map((secret) => lineOf(secret, t('dialogs:verify.opens', { count: secret.opens, fit: fitOf(secret) }))),
      }}
    />
  );
}
