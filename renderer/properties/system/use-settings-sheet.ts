/** System Properties at work: the engine's settings under the person's draft. */
import { useTranslation } from 'react-i18next';
import type { SettingsView } from '../../../shared/contract/console/settings.ts';
import { useRpc } from '../../rpc/rpc-context.tsx';
import { useFailureText } from '../../text/use-failure-text.ts';
import { useSheet, type Sheet } from '../sheet/use-sheet.ts';
import { blamed, changeOf, formOf, outOfRange, rangeOf, type SettingsForm } from './settings-form.ts';

export function useSettingsSheet(settings: SettingsView): Sheet<SettingsForm> {
  const { t } = useTranslation(['console', 'properties']);
  const { client } = useRpc();
  const textOf = useFailureText();
  const { system } = client.console;
  return useSheet({
    loaded: formOf(settings),
    reread: async () => formOf(await system.settings()),
    save: async (changed, expectedRevision) => formOf(await system.update({ ...changeOf(changed), expectedRevision })),
    check: (form) =>
      Object.fromEntries(outOfRange(form).map((field) => [field, t('properties:sheet.notNumber', { ...rangeOf(field, form) })])),
    blame: (failure, draft) => {
      const { what, next } = textOf(failure);
      return Object.fromEntries(blamed(failure, draft).map((field) => [field, `${what} ${next}`]));
    },
    undecidedText: t('properties:sheet.undecided'),
  });
}
