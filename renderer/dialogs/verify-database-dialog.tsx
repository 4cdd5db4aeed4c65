/** Verify Database: opens every credential, and names those that do not open. */
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { UnreadableTable } from '../components/unreadable-table.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';
import { useFormat } from '../text/use-format.ts';
import { useShown } from '../work/use-shown.ts';
import type { DialogProps } from './dialog-props.ts';
import { ResultDialog } from './result-dialog.tsx';
import { useWhoAndWhen } from './who-and-when.ts';
import { WorkSteps, type Came } from './work-steps.tsx';

export function VerifyDatabaseDialog({ onClose }: DialogProps) {
  const { t } = useTranslation('console');
  const { client } = useRpc();
  const shown = useShown('verify-database', () => client.console.database.verify());
  const title = t('titles.verify-database');
  return (
    <WorkSteps kind="verify-database" title={title} introduction={t('verifyDatabase.introduction')} shown={shown} onClose={onClose}>
      {(came, close) => <Verified title={title} came={came} onClose={close} />}
    </WorkSteps>
  );
}

function Verified({ title, came: { result, work }, onClose }: { title: string; came: Came<'verify-database'> } & DialogProps) {
  const { t } = useTranslation('console');
  const format = useFormat();
  const whoAndWhen = useWhoAndWhen();
  const { total, opened, bySecretVersion, failed } = result;
  const versions = Object.entries(bySecretVersion).map(([version, count]) =>
    t('verifyDatabase.underVersion', { version: format.number(Number(version)), count }),
  );
  const some = opened < total;
  return (
    <ResultDialog
      title={title}
      width={some ? 'md' : 'sm'}
      onClose={() => onClose()}
      buttons={some && <Button onClick={() => onClose('show-unreadable')}>{t('unreadable.show')}</Button>}
      result={{
        sign: some ? 'risk' : 'well',
        sentence: some ? t('verifyDatabase.some', { count: total - opened }) : t('verifyDatabase.all', { count: total }),
        details: [...versions, whoAndWhen(work)],
        shown: <UnreadableTable rows={failed} />,
        rows: failed.map(({ application, account }) => `${application}, ${account}`),
      }}
    />
  );
}
