/** Generate Master Secret: what will happen, the backup file, its password; then the progress, then what was done. */
import { useState } from 'react';
import Typography from '@mui/material/Typography';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { OperationView } from '../../shared/contract/schemas.ts';
import { useConsole } from '../app/console-context.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { operationOf } from '../operation/follow.ts';
import { useFollowed, useFollower } from '../operation/follower-context.ts';
import { useRpc } from '../rpc/rpc-context.tsx';
import { BackupFileSteps, type BackupTarget } from './backup-file-steps.tsx';
import { useSuggestedPath } from './backup-target.ts';
import type { DialogProps } from './open-dialog.tsx';
import { OperationSteps } from './operation-steps.tsx';
import { Verdict } from './verdict.tsx';

export function GenerateDialog({ onClose }: DialogProps) {
  const { t } = useTranslation('console');
  const { client } = useRpc();
  const follower = useFollower();
  const followed = useFollowed();
  const [begun, setBegun] = useState(false);
  const suggested = useSuggestedPath(t('backup.fileName'));
  const title = t('titles.generate');

  const begin = async (target: BackupTarget): Promise<void> => {
    await follower.follow(() => client.console.secret.generate(target));
    setBegun(true);
  };
  if (begun) {
    const operation = operationOf(followed);
    return (
      <OperationSteps
        title={title}
        followed={followed}
        onClose={onClose}
        result={(ended) => <Generated operation={ended} />}
        resultButtons={operation?.state === 'done' && <CopyButton text={resultText(t, operation)} />}
      />
    );
  }
  if (suggested === undefined) return null;
  return (
    <BackupFileSteps
      purpose="generate"
      title={title}
      suggested={suggested}
      introduction={<Introduction />}
      verb={t('generate.verb')}
      onCancel={() => onClose()}
      onReady={begin}
    />
  );
}

/** What will happen, in the order in which it does, with this system's numbers. */
function Introduction() {
  const { t } = useTranslation('console');
  const { overview } = useConsole();
  const { secret, counts } = overview;
  const first = secret === null;
  const paragraphs = [
    first ? t('generate.first') : t('generate.next', { version: secret.version }),
    first ? t('generate.firstBackup') : t('generate.reencrypts', { count: counts?.credentials ?? 0 }),
  ];
  return paragraphs.map((text) => (
    <Typography key={text} sx={{ mb: 1.25 }}>
      {text}
    </Typography>
  ));
}

const resultText = (t: TFunction<'console'>, operation: OperationView): string =>
  [
    t('generate.done', { version: operation.secretVersion ?? 0 }),
    operation.total > 0 ? t('generate.reencrypted', { count: operation.done }) : '',
    t('backup.isAt', { path: operation.backupPath ?? '' }),
    t('backup.elsewhere'),
  ]
    .filter((line) => line !== '')
    .join('\n');

function Generated({ operation }: { operation: OperationView }) {
  const { t } = useTranslation('console');
  const [first = '', ...rest] = resultText(t, operation).split('\n');
  return <Verdict sign="well" sentence={first} details={rest} />;
}
