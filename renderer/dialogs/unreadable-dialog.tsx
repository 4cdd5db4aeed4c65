/** Credentials that open under no secret, and those set aside: by name, with the ways out. */
import { useState } from 'react';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '../components/error-note.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';
import { CloseButton } from './buttons.tsx';
import { DialogFrame } from './dialog-frame.tsx';
import type { DialogProps } from './open-dialog.tsx';
import { QuarantineForm, type Quarantined } from './quarantine-form.tsx';
import { ResultDialog } from './result-dialog.tsx';
import { UnreadableLists } from './unreadable-lists.tsx';
import { useAnswer } from './use-answer.ts';

export function UnreadableDialog({ onClose }: DialogProps) {
  const { t } = useTranslation('console');
  const { client } = useRpc();
  const { data, error } = useAnswer((signal) => client.console.database.unreadable(undefined, { signal }));
  const [settingAside, setSettingAside] = useState(false);
  const [done, setDone] = useState<Quarantined | null>(null);
  const title = t('titles.show-unreadable');
  const close = (): void => onClose();

  if (done !== null) return <SetAside done={done} title={title} onClose={onClose} />;
  if (settingAside && data) return <QuarantineForm found={data} onCancel={() => setSettingAside(false)} onDone={setDone} />;
  const somethingToDo = data !== undefined && (data.total > 0 || data.store !== 'there');
  return (
    <DialogFrame
      title={title}
      width="md"
      onClose={close}
      buttons={
        <>
          {somethingToDo && <Button onClick={() => setSettingAside(true)}>{t('unreadable.setAside')}</Button>}
          {somethingToDo && <Button onClick={() => onClose('restore')}>{t('unreadable.restore')}</Button>}
          <CloseButton onClick={close} />
        </>
      }
    >
      {error !== null && <ErrorNote error={error} />}
      {data === undefined && error === null && <span role="status">{t('unreadable.searching')}</span>}
      {data !== undefined && <UnreadableLists found={data} />}
    </DialogFrame>
  );
}

function SetAside({ done, title, onClose }: { done: Quarantined; title: string } & DialogProps) {
  const { t } = useTranslation('console');
  const details = [t('unreadable.kept'), ...(done.newStore ? [t('unreadable.next')] : [])];
  return (
    <ResultDialog
      title={title}
      onClose={() => onClose()}
      buttons={done.newStore && <Button onClick={() => onClose('generate')}>{t('unreadable.generate')}</Button>}
      result={{ sign: 'note', sentence: t('unreadable.done', { count: done.quarantined }), details }}
    />
  );
}
