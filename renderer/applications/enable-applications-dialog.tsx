/** Enable and Disable of applications: programs get credentials of an enabled one only. */
import { useTranslation } from 'react-i18next';
import { ConfirmedChange } from '../dialogs/confirmed-change.tsx';
import type { TargetDialogProps } from '../dialogs/for-target.tsx';
import { forTarget } from '../dialogs/for-target.tsx';
import type { Call } from '../dialogs/use-task.ts';
import { useRpc } from '../rpc/rpc-context.tsx';
import { isolated } from '../text/isolate.ts';

type Props = TargetDialogProps<'applications'>;

function useChange(action: 'enable' | 'disable', { target, onClose }: Props) {
  const { t } = useTranslation('applications');
  const api = useRpc().client.console.applications;
  const changing = target.rows.filter(({ enabled }) => enabled === (action === 'disable'));
  const [first] = changing;
  const names = { count: changing.length, name: isolated(first?.name ?? '') };
  return {
    title: t(`applications:titles.${action}-applications`, names),
    question: [t(`applications:${action}.question`, names)],
    verb: t(`applications:${action}.verb`),
    act: async (call: Call) => {
      const { changed } = await api[action]({ ids: changing.map(({ id }) => id) }, call);
      return { sign: 'well' as const, sentence: t(`applications:${action}.done`, { ...names, count: changed }) };
    },
    onClose: () => onClose(),
  };
}

export const EnableApplicationsDialog = forTarget('applications', (props: Props) => <ConfirmedChange {...useChange('enable', props)} />);
export const DisableApplicationsDialog = forTarget('applications', (props: Props) => <ConfirmedChange {...useChange('disable', props)} />);
