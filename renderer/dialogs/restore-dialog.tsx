/** Restore Master Secret: installs what of a backup file fits, and re-encrypts what is not under the current secret. */
import { useState } from 'react';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { BackupVerification } from '../../shared/contract/console/backup.ts';
import { actionOf } from '../actions/node-actions.ts';
import { useConsole } from '../app/console-context.tsx';
import { useFollowed, useFollower } from '../operation/follower-context.ts';
import { useRpc } from '../rpc/rpc-context.tsx';
import { BackupSourceSteps } from './backup-source-steps.tsx';
import type { DialogProps } from './open-dialog.tsx';
import { OperationSteps } from './operation-steps.tsx';
import { SecretFitTable } from './secret-fit-table.tsx';
import { Verdict } from './verdict.tsx';

type Fits = BackupVerification['secrets'];

export function RestoreDialog({ onClose }: DialogProps) {
  const { t } = useTranslation('console');
  const { client } = useRpc();
  const { overview } = useConsole();
  const follower = useFollower();
  const followed = useFollowed();
  const [begun, setBegun] = useState(false);
  const [fits, setFits] = useState<{ installed: Fits; left: Fits }>({ installed: [], left: [] });
  const title = t('titles.restore');
  const lastGood = actionOf('restore-last-good', overview);

  const begin = async (source: { path: string; password: string }): Promise<void> => {
    const watched = async function* () {
      for await (const event of await client.console.backup.restore(source)) {
        setFits({ installed: event.installed, left: event.left });
        yield event;
      }
    };
    await follower.follow(() => Promise.resolve(watched()));
    setBegun(true);
  };
  if (begun) return <OperationSteps title={title} followed={followed} onClose={onClose} result={() => <Restored {...fits} />} />;
  return (
    <BackupSourceSteps
      title={title}
      introduction={
        <>
          <Typography sx={{ mb: 1 }}>{t('restore.introduction')}</Typography>
          <Typography sx={{ mb: 1.25 }}>{t('restore.consequence')}</Typography>
        </>
      }
      verb={t('restore.verb')}
      alternative={
        lastGood?.disabled === null && (
          <Button onClick={() => onClose('restore-last-good')} sx={{ mr: 'auto' }}>
            {t('restore.lastGood')}
          </Button>
        )
      }
      onCancel={() => onClose()}
      onReady={begin}
    />
  );
}

function Restored({ installed, left }: { installed: Fits; left: Fits }) {
  const { t } = useTranslation('console');
  const added = installed.filter(({ held }) => !held);
  return (
    <>
      <Verdict sign="well" sentence={added.length === 0 ? t('restore.nothingNew') : t('restore.done', { count: added.length })} />
      {added.length > 0 && <SecretFitTable counted={false} secrets={added} label={t('restore.installed')} />}
      {left.length > 0 && (
        <>
          <Typography sx={{ mt: 1 }}>{t('restore.left', { count: left.length })}</Typography>
          <SecretFitTable counted={false} secrets={left} label={t('restore.leftLabel')} />
        </>
      )}
    </>
  );
}
