/** Generate Master Secret: what will happen, the backup file, its password; then the progress, then what was done. */
import { useState } from 'react';
import Typography from '@mui/material/Typography';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { OperationView } from '../../shared/contract/schemas.ts';
import { useConsole } from '../app/console-context.tsx';
import { useFollowed, useFollower } from '../operation/follower-context.ts';
import { useRpc } from '../rpc/rpc-context.tsx';
import { BackupFileSteps, type BackupTarget } from './backup-file-steps.tsx';
import { useSuggestedPath } from './backup-target.ts';
import type { DialogProps } from './open-dialog.tsx';
import { useHowLong } from './how-long.ts';
import { OperationSteps } from './operation-steps.tsx';
import type { Result } from './result-dialog.tsx';
import type { Call } from './use-task.ts';
import { WaitingDialog } from './waiting-dialog.tsx';

export function GenerateDialog({ onClose }: DialogProps) {
  const { t } = useTranslation('console');
  const { client } = useRpc();
  const follower = useFollower();
  const followed = useFollowed();
  const [begun, setBegun] = useState(false);
  const suggested = useSuggestedPath(t('backup.fileName'));
  const title = t('titles.generate');

  const begin = async (target: BackupTarget, call: Call): Promise<void> => {
    await follower.follow(() => client.console.secret.generate(target, call));
    setBegun(true);
  };
  if (begun) return <OperationSteps title={title} followed={followed} onClose={onClose} result={(ended) => resultOf(t, ended)} />;
  if (suggested === undefined) return <WaitingDialog title={title} onClose={() => onClose()} />;
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
  const { t } = useTranslation(['console', 'dialogs']);
  const { secret, counts } = useConsole().overview;
  const count = counts?.credentials ?? 0;
  const howLong = useHowLong(count);
  const paragraphs =
    secret === null
      ? [t('generate.first'), t('generate.firstBackup')]
      : [
          t('generate.next', { version: secret.version }),
          `${t('generate.reencrypts', { count })} ${howLong} ${t('dialogs:generate.meanwhile')}`,
        ];
  return paragraphs.map((text) => (
    <Typography key={text} sx={{ mb: 1.25 }}>
      {text}
    </Typography>
  ));
}

const resultOf = (t: TFunction<'console'>, { secretVersion, total, done, backupPath }: OperationView): Result => ({
  sign: 'well',
  sentence: t('generate.done', { version: secretVersion ?? 0 }),
  details: [
    ...(total > 0 ? [t('generate.reencrypted', { count: done })] : []),
    t('backup.isAt', { path: backupPath ?? '' }),
    t('backup.elsewhere'),
  ],
});
