/** Credentials that open under no secret, and those set aside: by name, with the ways out. */
import { useState } from 'react';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { UnreadableRow } from '../../shared/contract/schemas.ts';
import { ErrorNote } from '../components/error-note.tsx';
import { UnreadableTable } from '../components/unreadable-table.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';
import { CloseButton } from './buttons.tsx';
import { DialogFrame } from './dialog-frame.tsx';
import type { DialogProps } from './open-dialog.tsx';
import { TypedForm } from './typed-form.tsx';
import { Verdict } from './verdict.tsx';

export function UnreadableDialog({ onClose }: DialogProps) {
  const { t } = useTranslation('console');
  const { query, client } = useRpc();
  const { data, error } = useQuery(query.console.database.unreadable.queryOptions({ staleTime: 0 }));
  const [settingAside, setSettingAside] = useState(false);
  const [done, setDone] = useState<number | null>(null);
  const title = t('titles.show-unreadable');
  const close = (): void => onClose();
  const unreadable = data?.unreadable ?? [];

  if (done !== null)
    return (
      <DialogFrame title={title} onClose={close} buttons={<CloseButton onClick={close} />}>
        <Verdict sign="note" sentence={t('unreadable.done', { count: done })} details={[t('unreadable.kept')]} />
      </DialogFrame>
    );
  if (settingAside)
    return (
      <TypedForm
        title={t('titles.quarantine')}
        verb={t('unreadable.verb')}
        expected={String(unreadable.length)}
        onCancel={() => setSettingAside(false)}
        onConfirmed={async (confirmation) => setDone((await client.console.database.quarantine({ confirmation })).quarantined)}
      >
        <Typography sx={{ mb: 1.25 }}>{t('unreadable.consequence', { count: unreadable.length })}</Typography>
      </TypedForm>
    );
  return (
    <DialogFrame
      title={title}
      width="md"
      onClose={close}
      buttons={
        <>
          {unreadable.length > 0 && <Button onClick={() => setSettingAside(true)}>{t('unreadable.setAside')}</Button>}
          {unreadable.length > 0 && <Button onClick={() => onClose('restore')}>{t('unreadable.restore')}</Button>}
          <CloseButton onClick={close} />
        </>
      }
    >
      {error !== null && <ErrorNote error={error} />}
      {data === undefined && error === null && <span role="status">{t('unreadable.searching')}</span>}
      {data !== undefined && <Lists unreadable={unreadable} quarantined={data.quarantined} />}
    </DialogFrame>
  );
}

function Lists({ unreadable, quarantined }: { unreadable: readonly UnreadableRow[]; quarantined: readonly UnreadableRow[] }) {
  const { t } = useTranslation('console');
  return (
    <>
      <Typography>{unreadable.length === 0 ? t('unreadable.none') : t('unreadable.count', { count: unreadable.length })}</Typography>
      <UnreadableTable rows={unreadable} />
      {quarantined.length > 0 && <Typography sx={{ mt: 1.5 }}>{t('unreadable.aside', { count: quarantined.length })}</Typography>}
      <UnreadableTable rows={quarantined} />
    </>
  );
}
