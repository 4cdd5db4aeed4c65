/** Who changed the settings last, by the audit; asked only where somebody else did. */
import { useQuery } from '@tanstack/react-query';
import { useRpc } from '../../rpc/rpc-context.tsx';
import type { ChangedBy } from '../sheet/foreign-note.tsx';
import type { Sheet } from '../sheet/use-sheet.ts';
import type { SettingsForm } from './settings-form.ts';

export function useChangedBy({ taken, undecided }: Sheet<SettingsForm>): ChangedBy | null {
  const { query } = useRpc();
  const { data } = useQuery(
    query.console.audit.list.queryOptions({
      input: { filter: { action: ['system.update', 'system.updateFromXml'], result: 'done' }, limit: 1 },
      enabled: taken.length + undecided.length > 0,
    }),
  );
  return data?.records[0] ?? null;
}
