/** Reconcile: brings a database that was put back to an older state together with a store that is ahead of it. */
import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../app/console-context.tsx';
import { useFollowed, useFollower } from '../operation/follower-context.ts';
import { useRpc } from '../rpc/rpc-context.tsx';
import type { DialogProps } from './dialog-props.ts';
import { useHowLong } from './how-long.ts';
import { OperationSteps } from './operation-steps.tsx';
import { TypedForm } from './typed-form.tsx';
import { useSystemName } from './use-system-name.ts';

export function ReconcileDialog({ onClose }: DialogProps) {
  const { t } = useTranslation('console');
  const { client } = useRpc();
  const expected = useSystemName();
  const follower = useFollower();
  const followed = useFollowed();
  const [begun, setBegun] = useState(false);
  const title = t('titles.reconcile');
  if (begun)
    return (
      <OperationSteps
        title={title}
        followed={followed}
        onClose={onClose}
        result={({ done }) => ({ sign: 'well', sentence: t('reconcile.done'), details: [t('reconcile.reencrypted', { count: done })] })}
      />
    );
  return (
    <TypedForm
      title={title}
      verb={t('reconcile.verb')}
      expected={expected}
      onCancel={() => onClose()}
      onConfirmed={async (confirmation, call) => {
        await follower.follow(() => client.console.database.reconcile({ confirmation }, call));
        setBegun(true);
      }}
    >
      <Consequences />
    </TypedForm>
  );
}

function Consequences() {
  const { t } = useTranslation(['console', 'dialogs']);
  const { counts, situations } = useConsole().overview;
  const credentials = counts?.credentials ?? 0;
  const howLong = useHowLong(credentials);
  const { epoch, seen } = situations.find(({ id }) => id === 'database-rolled-back')?.params ?? {};
  return (
    <>
      <Typography sx={{ mb: 1 }}>{t('reconcile.introduction')}</Typography>
      {epoch !== undefined && seen !== undefined && (
        <Typography sx={{ mb: 1 }}>{t('dialogs:reconcile.epochs', { epoch, seen })}</Typography>
      )}
      <Typography sx={{ mb: 1 }}>{`${t('dialogs:reconcile.credentials', { count: credentials })} ${howLong}`}</Typography>
      <Alert severity="warning" sx={{ mb: 1.25 }}>
        {t('reconcile.lost')}
      </Alert>
    </>
  );
}
