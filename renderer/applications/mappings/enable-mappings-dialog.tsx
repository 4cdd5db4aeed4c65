/** Enable and Disable of many mappings: those that are so already are left alone. */
import { useTranslation } from 'react-i18next';
import { MAPPINGS_AT_ONCE } from '../../../shared/domain/limits.ts';
import { ConfirmedChange } from '../../dialogs/confirmed-change.tsx';
import type { Call } from '../../dialogs/use-task.ts';
import { useRpc } from '../../rpc/rpc-context.tsx';
import { isolated } from '../../text/isolate.ts';
import { inChunks } from '../in-chunks.ts';
import { forMappings, type MappingsDialogProps } from './for-mappings.tsx';

function useChange(action: 'enable' | 'disable', { application, rows, onClose }: MappingsDialogProps) {
  const { t } = useTranslation('applications');
  const { mappings } = useRpc().client.console;
  const enabled = action === 'enable';
  const changing = rows.filter((row) => row.enabled !== enabled);
  const names = { count: changing.length, application: isolated(application.name) };
  const change = (call: Call) => async (ids: number[]) =>
    (await mappings.setEnabled({ application: application.name, ids, enabled }, call)).changed;
  return {
    title: t(`applications:titles.${action}-mappings`),
    question: [t(`applications:mappings.${action}.question`, names)],
    verb: t(`applications:${action}.verb`),
    act: async (call: Call) => {
      const ids = changing.map(({ id }) => Number(id));
      const count = await inChunks(ids, MAPPINGS_AT_ONCE, change(call));
      return { sign: 'well' as const, sentence: t(`applications:mappings.${action}.done`, { ...names, count }) };
    },
    onClose,
  };
}

export const EnableMappingsDialog = forMappings((props) => <ConfirmedChange {...useChange('enable', props)} />);
export const DisableMappingsDialog = forMappings((props) => <ConfirmedChange {...useChange('disable', props)} />);
