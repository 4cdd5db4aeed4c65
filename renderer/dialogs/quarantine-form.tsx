/** What setting aside means in numbers, what would make it needless, and the number that has to be typed. */
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../app/console-context.tsx';
import type { AppClient } from '../rpc/client.ts';
import { useRpc } from '../rpc/rpc-context.tsx';
import { useFormat } from '../text/use-format.ts';
import { TypedForm } from './typed-form.tsx';

type Database = AppClient['console']['database'];
export type Unreadable = Awaited<ReturnType<Database['unreadable']>>;
export type Quarantined = Awaited<ReturnType<Database['quarantine']>>;

interface Props {
  readonly found: Unreadable;
  readonly onCancel: () => void;
  readonly onDone: (done: Quarantined) => void;
}

export function QuarantineForm({ found: { store, total }, onCancel, onDone }: Props) {
  const { t } = useTranslation('console');
  const { client } = useRpc();
  return (
    <TypedForm
      title={t('titles.quarantine')}
      verb={t('unreadable.verb')}
      expected={String(total)}
      onCancel={onCancel}
      onConfirmed={async (confirmation, call) => onDone(await client.console.database.quarantine({ confirmation }, call))}
    >
      <Typography sx={{ mb: 1.25 }}>{t('unreadable.consequence', { count: total })}</Typography>
      <NewestBackup />
      {store !== 'there' && <Typography sx={{ mb: 1.25 }}>{t(`unreadable.newStore.${store}`)}</Typography>}
    </TypedForm>
  );
}

function NewestBackup() {
  const { t } = useTranslation('console');
  const { overview } = useConsole();
  const format = useFormat();
  if (!overview.backup) return null;
  const { secretVersion: version, takenAt, path } = overview.backup;
  return (
    <Typography sx={{ mb: 1.25, overflowWrap: 'anywhere' }}>
      {t('unreadable.onRecord', { version, at: format.dateTime(takenAt), path })}
    </Typography>
  );
}
