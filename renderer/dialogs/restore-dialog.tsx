/** Restore Master Secret: installs what of a backup file fits, and re-encrypts what is not under the current secret. */
import { useState } from 'react';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { OperationProgress } from '../../shared/contract/console/operation.ts';
import { actionOf } from '../actions/node-actions.ts';
import { useConsole } from '../app/console-context.tsx';
import { useFollowed, useFollower } from '../operation/follower-context.ts';
import type { AppClient } from '../rpc/client.ts';
import { useRpc } from '../rpc/rpc-context.tsx';
import { BackupSourceSteps } from './backup-source-steps.tsx';
import type { DialogProps } from './dialog-props.ts';
import { useHowLong } from './how-long.ts';
import { OperationSteps } from './operation-steps.tsx';
import type { Result } from './result-dialog.tsx';
import type { Call } from './use-task.ts';
import { SecretTable, useSecretLine, type FileSecret } from './secret-table.tsx';

interface Judged {
  readonly installed: readonly FileSecret[];
  readonly left: readonly FileSecret[];
}

export function RestoreDialog({ onClose }: DialogProps) {
  const { t } = useTranslation('console');
  const { client } = useRpc();
  const { overview } = useConsole();
  const follower = useFollower();
  const followed = useFollowed();
  const [begun, setBegun] = useState(false);
  const [judged, setJudged] = useState<Judged>({ installed: [], left: [] });
  const result = useResult(judged);
  const title = t('titles.restore');
  const lastGood = actionOf('restore-last-good', overview);

  const begin = async (source: { path: string; password: string }, call: Call): Promise<void> => {
    await follower.follow(async () => judging(await client.console.backup.restore(source, call), setJudged));
    setBegun(true);
  };
  if (begun) return <OperationSteps title={title} width="md" followed={followed} onClose={onClose} result={() => result} />;
  return (
    <BackupSourceSteps
      title={title}
      introduction={<Introduction />}
      verb={t('restore.verb')}
      consequence={<Typography sx={{ my: 1.25 }}>{t('restore.consequence')}</Typography>}
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

type Restoring = Awaited<ReturnType<AppClient['console']['backup']['restore']>>;

/** Away from the call: what follows the stream for as long as the restore goes on holds no password. */
async function* judging(events: Restoring, tell: (judged: Judged) => void): AsyncGenerator<OperationProgress> {
  for await (const event of events) {
    tell({ installed: event.installed, left: event.left });
    yield event;
  }
}

function Introduction() {
  const { t } = useTranslation(['console', 'dialogs']);
  const credentials = useConsole().overview.counts?.credentials ?? 0;
  const howLong = useHowLong(credentials);
  const count = t('dialogs:restore.credentials', { count: credentials });
  return (
    <>
      <Typography sx={{ mb: 1 }}>{t('restore.introduction')}</Typography>
      <Typography sx={{ mb: 1 }}>{t('restore.consequence')}</Typography>
      {credentials > 0 && <Typography sx={{ mb: 1.25 }}>{`${count} ${howLong}`}</Typography>}
    </>
  );
}

/** One verdict for each secret of the file: put into the ring, there already, or why not. */
function useResult({ installed, left }: Judged): Result {
  const { t } = useTranslation(['console', 'dialogs', 'domain']);
  const lineOf = useSecretLine();
  const added = installed.filter(({ held }) => !held).length;
  const verdict = (secret: FileSecret): string => {
    if (left.includes(secret)) return t(`domain:fit.${secret.fit}`);
    return t(secret.held ? 'dialogs:restore.held' : 'dialogs:restore.installed');
  };
  const secrets = [...installed, ...left].sort((a, b) => a.version - b.version);
  return {
    sign: left.length > 0 ? 'note' : 'well',
    sentence: added === 0 ? t('restore.nothingNew') : t('restore.done', { count: added }),
    details: left.length > 0 ? [t('dialogs:restore.left', { count: left.length })] : [],
    shown: <SecretTable counted={false} secrets={secrets} label={t('facts.secrets')} verdict={verdict} />,
    rows: secrets.map((secret) => lineOf(secret, verdict(secret))),
  };
}
