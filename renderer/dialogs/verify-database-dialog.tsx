/** Verify Database: opens every credential, and names those that do not open. */
import { useEffect, useEffectEvent, useState } from 'react';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { VerifyProgress } from '../../shared/contract/console/database.ts';
import { ErrorNote } from '../components/error-note.tsx';
import { UnreadableTable } from '../components/unreadable-table.tsx';
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

  if (error === null && progress?.finished !== true)
    return (
      <DialogFrame title={title} onClose={close} buttons={<CancelButton onClick={close} />}>
        <Typography sx={{ mb: 1 }}>{t('verifyDatabase.introduction')}</Typography>
        <LinearProgress
          aria-label={t('operation.progress')}
          {...(progress === null ? {} : { variant: 'determinate', value: 100 * fraction(progress.done, progress.total) })}
          sx={{ height: 8, borderRadius: 1 }}
        />
        <Typography variant="caption" component="div" color="textSecondary" sx={{ mt: 0.5 }}>
          {progress === null ? t('operation.soon') : t('operation.doneOf', { done: progress.done, total: progress.total })}
        </Typography>
      </DialogFrame>
    );
  return <Verified title={title} progress={progress} error={error} onClose={onClose} />;
}

/** Ends with the dialog: verifying changes nothing, so nothing has to go on without it. */
function useVerification(): { progress: VerifyProgress | null; error: unknown } {
  const { client } = useRpc();
  const [progress, setProgress] = useState<VerifyProgress | null>(null);
  const [error, setError] = useState<unknown>(null);
  const verify = useEffectEvent(async (signal: AbortSignal) => {
    try {
      for await (const event of await client.console.database.verify(undefined, { signal })) setProgress(event);
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

interface VerifiedProps {
  readonly title: string;
  readonly progress: VerifyProgress | null;
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
