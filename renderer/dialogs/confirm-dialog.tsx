/** The small dialogs: one question, one answer, and what came of it. */
import { useTranslation } from 'react-i18next';
import { useConsole } from '../app/console-context.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';
import type { AppClient } from '../rpc/client.ts';
import { useFormat } from '../text/use-format.ts';
import { ConfirmedChange } from './confirmed-change.tsx';
import type { DialogProps } from './open-dialog.tsx';
import type { Call } from './use-task.ts';

export type Confirmed = 'restore-last-good' | 'upgrade-database' | 'protect' | 'lock' | 'enable-sso' | 'disable-sso';
/** What the result's sentence is filled with; times still as ISO 8601. */
type Outcome = Readonly<Record<string, string | number>>;

const ACTS: Readonly<Record<Confirmed, (client: AppClient, call: Call) => Promise<Outcome>>> = {
  'restore-last-good': async ({ console: api }, call) => {
    const { writtenAt, secrets } = await api.backup.restoreLastGood(undefined, call);
    return { at: writtenAt, count: secrets.length };
  },
  'upgrade-database': ({ console: api }, call) => api.database.upgrade(undefined, call),
  protect: ({ console: api }, call) => api.system.protect(undefined, call).then(() => ({})),
  lock: ({ console: api }, call) => api.protector.lock(undefined, call).then(() => ({})),
  'enable-sso': ({ console: api }, call) => api.system.enable(undefined, call).then(() => ({})),
  'disable-sso': ({ console: api }, call) => api.system.disable(undefined, call).then(() => ({})),
};

export function confirmDialog(id: Confirmed) {
  return function ConfirmDialog({ onClose }: DialogProps) {
    const { t } = useTranslation('console');
    const { client } = useRpc();
    const { system } = useConsole().overview;
    const loss = useLoss(id);
    const format = useFormat();
    return (
      <ConfirmedChange
        title={t(`titles.${id}`)}
        question={[t(`confirm.${id}.question`, { system: system?.name ?? '' })]}
        {...(loss === null ? {} : { loss })}
        focused={id === 'disable-sso' ? 'cancel' : 'verb'}
        verb={t(`confirm.${id}.verb`)}
        act={async (call) => {
          const { at, ...rest } = await ACTS[id](client, call);
          const values = { ...rest, ...(typeof at === 'string' ? { at: format.dateTime(at) } : {}) };
          return { sign: 'well', sentence: t(`confirm.${id}.done`, values) };
        }}
        onClose={() => onClose()}
      />
    );
  };
}

/** What stops at once, in numbers. */
function useLoss(id: Confirmed): string | null {
  const { t } = useTranslation(['console', 'dialogs']);
  const { counts } = useConsole().overview;
  if (id !== 'disable-sso' || counts === null) return null;
  return t('dialogs:disable.stops', { count: counts.applications, mappings: counts.mappings });
}
