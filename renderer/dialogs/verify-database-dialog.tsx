/** Verify Database: opens every credential, and names those that do not open. */
import { useEffect, useEffectEvent, useState } from 'react';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { DatabaseVerification } from '../../shared/contract/console/database.ts';
import type { WorkView } from '../../shared/contract/schemas.ts';
import { ErrorNote } from '../components/error-note.tsx';
import { UnreadableTable } from '../components/unreadable-table.tsx';
import type { AppClient } from '../rpc/client.ts';
import { useRpc } from '../rpc/rpc-context.tsx';
import { fraction } from '../text/format.ts';
import { useFormat } from '../text/use-format.ts';
import { CancelButton, CloseButton } from './buttons.tsx';
import { DialogFrame } from './dialog-frame.tsx';
import type { DialogProps } from './open-dialog.tsx';
import { ResultDialog } from './result-dialog.tsx';

export function VerifyDatabaseDialog({ onClose }: DialogProps) {
  const { t } = useTranslation('console');
  const { progress, error } = useVerification();
  const title = t('titles.verify-database');
  const close = (): void => onClose();

  if (error === null && !progress?.result)
    return (
      <DialogFrame title={title} onClose={close} buttons={<CancelButton onClick={close} />}>
        <Typography sx={{ mb: 1 }}>{t('verifyDatabase.introduction')}</Typography>
        <LinearProgress
          aria-label={t('operation.progress')}
          {...(progress === null ? {} : { variant: 'determinate', value: 100 * fraction(progress.work.done, progress.work.total) })}
          sx={{ height: 8, borderRadius: 1 }}
        />
        <Typography variant="caption" component="div" color="textSecondary" sx={{ mt: 0.5 }}>
          {progress === null ? t('operation.soon') : t('operation.doneOf', { done: progress.work.done, total: progress.work.total })}
        </Typography>
      </DialogFrame>
    );
  return <Verified title={title} progress={progress?.result ?? null} error={error} onClose={onClose} />;
}

/** Ends with the dialog: verifying changes nothing, so nothing has to go on without it. */
interface Seen {
  readonly work: WorkView;
  readonly result: DatabaseVerification | null;
}

function useVerification(): { progress: Seen | null; error: unknown } {
  const { client } = useRpc();
  const [progress, setProgress] = useState<Seen | null>(null);
  const [error, setError] = useState<unknown>(null);
  const verify = useEffectEvent(async (signal: AbortSignal) => {
    try {
      for await (const event of verifying(client, signal)) setProgress(event);
    } catch (thrown) {
      if (!signal.aborted) setError(thrown);
    }
  });
  useEffect(() => {
    const stop = new AbortController();
    void verify(stop.signal);
    return () => stop.abort();
  }, []);
  return { progress, error };
}

async function* verifying({ console: engine }: AppClient, signal: AbortSignal): AsyncGenerator<Seen> {
  for await (const event of await engine.database.verify(undefined, { signal })) {
    const { id } = event.work;
    signal.onabort = () => void engine.work.cancel({ id }).catch(() => undefined);
    if (event.result !== null) await engine.work.dismiss({ id });
    yield event;
  }
}

interface VerifiedProps {
  readonly title: string;
  readonly progress: DatabaseVerification | null;
  readonly error: unknown;
  readonly onClose: DialogProps['onClose'];
}

function Verified({ title, progress, error, onClose }: VerifiedProps) {
  const { t } = useTranslation('console');
  const format = useFormat();
  const failed = progress?.failed ?? [];
  const versions = Object.entries(progress?.bySecretVersion ?? {}).map(([version, count]) =>
    t('verifyDatabase.underVersion', { version: format.number(Number(version)), count }),
  );
  const sentence =
    failed.length === 0 ? t('verifyDatabase.all', { count: progress?.total ?? 0 }) : t('verifyDatabase.some', { count: failed.length });
  const some = failed.length > 0;
  if (error !== null)
    return (
      <DialogFrame title={title} onClose={() => onClose()} buttons={<CloseButton onClick={() => onClose()} />}>
        <ErrorNote error={error} />
      </DialogFrame>
    );
  return (
    <ResultDialog
      title={title}
      width={some ? 'md' : 'sm'}
      onClose={() => onClose()}
      buttons={some && <Button onClick={() => onClose('show-unreadable')}>{t('unreadable.show')}</Button>}
      result={{
        sign: some ? 'risk' : 'well',
        sentence,
        details: versions,
        shown: <UnreadableTable rows={failed} />,
        rows: failed.map(({ application, account }) => `${application}, ${account}`),
      }}
    />
  );
}
