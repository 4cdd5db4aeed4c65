/** The person's preferences: read once, changed at once in the page, written behind. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Preferences } from '../../shared/contract/shell.ts';
import { useRpc } from '../rpc/rpc-context.tsx';

interface PreferencesState {
  readonly preferences: Preferences | undefined;
  readonly error: unknown;
  readonly change: (part: Partial<Preferences>) => void;
}

export function usePreferences(): PreferencesState {
  const { query } = useRpc();
  const queries = useQueryClient();
  const { data, error } = useQuery(query.shell.preferences.read.queryOptions());
  const key = query.shell.preferences.read.queryKey();
  const write = useMutation(query.shell.preferences.write.mutationOptions());
  const change = (part: Partial<Preferences>): void => {
    queries.setQueryData(key, (held) => (held === undefined ? held : { ...held, ...part }));
    write.mutate(part);
  };
  return { preferences: data, error, change };
}
