/** What is the case: the overview, read again when the engine says that something changed, and when the link is back. */
import { useEffect } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Overview } from '../../shared/contract/console/system.ts';
import { useConnectionState, useRpc } from './rpc-context.tsx';

/** Milliseconds. Some situations come of time passing alone, without anything changing. */
const REREAD_EVERY = 60_000;

export interface OverviewState {
  readonly overview: Overview | undefined;
  readonly error: unknown;
  readonly refresh: () => Promise<void>;
}

export function useOverview(): OverviewState {
  const { query } = useRpc();
  const queries = useQueryClient();
  const { data, error } = useQuery(query.console.system.overview.queryOptions({ refetchInterval: REREAD_EVERY }));
  const refresh = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: query.console.key() });
  };
  return { overview: data, error, refresh };
}

/** Follows `system.watch` for as long as the window stands; a broken stream is taken up again with the connection. */
export function useWatch(): void {
  const { client, query } = useRpc();
  const queries = useQueryClient();
  const state = useConnectionState();
  useEffect(() => {
    if (state !== 'open') return undefined;
    const stop = new AbortController();
    const reread = (): Promise<void> => queries.invalidateQueries({ queryKey: query.console.key() });
    const follow = async (): Promise<void> => {
      await reread();
      for await (const _change of await client.console.system.watch(undefined, { signal: stop.signal })) await reread();
    };
    // A stream that breaks is no error of its own: the connection's state says it, and brings this effect back.
    follow().catch(() => undefined);
    return () => stop.abort();
  }, [client, query, queries, state]);
}
