/** The small dialogs: one question, one answer, and what came of it. */
import { useState } from 'react';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../app/console-context.tsx';
import { ErrorNote } from '../components/error-note.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';
import type { AppClient } from '../rpc/client.ts';
import { useFormat } from '../text/use-format.ts';
import { CancelButton, DefaultButton } from './buttons.tsx';
import { DialogFrame } from './dialog-frame.tsx';
import type { DialogProps } from './open-dialog.tsx';
import { ResultDialog } from './result-dialog.tsx';
import { useTask } from './use-task.ts';

export type Confirmed = 'restore-last-good' | 'upgrade-database' | 'protect' | 'enable-sso' | 'disable-sso';
/** What the result's sentence is filled with; times still as ISO 8601. */
type Outcome = Readonly<Record<string, string | number>>;

const ACTS: Readonly<Record<Confirmed, (client: AppClient) => Promise<Outcome>>> = {
  'restore-last-good': async ({ console: api }) => {
    const { writtenAt, secrets } = await api.backup.restoreLastGood();
    return { at: writtenAt, count: secrets.length };
  },
  'upgrade-database': ({ console: api }) => api.database.upgrade(),
  protect: ({ console: api }) => api.system.protect().then(() => ({})),
  'enable-sso': ({ console: api }) => api.system.enable().then(() => ({})),
  'disable-sso': ({ console: api }) => api.system.disable().then(() => ({})),
};

export function confirmDialog(id: Confirmed) {
  return function ConfirmDialog({ onClose }: DialogProps) {
    const { t } = useTranslation('console');
    const { client } = useRpc();
    const { overview } = useConsole();
    const format = useFormat();
    const task = useTask();
    const [outcome, setOutcome] = useState<Outcome | null>(null);
    const title = t(`titles.${id}`);
    const close = (): void => onClose();
    if (outcome !== null) {
      const { at, ...rest } = outcome;
      const sentence = t(`confirm.${id}.done`, { ...rest, ...(typeof at === 'string' ? { at: format.dateTime(at) } : {}) });
      return <ResultDialog title={title} onClose={close} result={{ sign: 'well', sentence }} />;
    }
    return (
      <DialogFrame
        title={title}
        onClose={task.busy ? null : close}
        onSubmit={() => void task.run(async () => setOutcome(await ACTS[id](client)))}
        buttons={
          <>
            <DefaultButton busy={task.busy} focused>
              {t(`confirm.${id}.verb`)}
            </DefaultButton>
            <CancelButton onClick={close} />
          </>
        }
      >
        <Typography sx={{ whiteSpace: 'pre-line' }}>{t(`confirm.${id}.question`, { system: overview.system?.name ?? '' })}</Typography>
        {task.error !== null && <ErrorNote error={task.error} />}
      </DialogFrame>
    );
  };
}
