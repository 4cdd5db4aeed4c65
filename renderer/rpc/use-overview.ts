/** What is the case: the overview, read again when the engine says that something changed, and when the link is back. */
import { useCallback, useEffect } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Overview } from '../../shared/contract/console/system.ts';
import { followChanges, gather } from './changes.ts';
import { reread } from './reread.ts';
import { useConnectionState, useRpc } from './rpc-context.tsx';
import { keysOf, type Topic } from './topics.ts';

/** Milliseconds. Some situations come of time passing alone, without anything changing. */
const REREAD_EVERY = 60_000;
/** Milliseconds in which the topics of one change arrive. */
const GATHER_FOR = 100;

export interface OverviewState {
  readonly overview: Overview | undefined;
  readonly error: unknown;
  readonly refresh: () => Promise<void>;
}

export function useOverview(): OverviewState {
  const { query } = useRpc();
  const queries = useQueryClient();
  const { data, error } = useQuery(query.console.system.overview.queryOptions({ refetchInterval: REREAD_EVERY }));
  const refresh = useCallback(() => reread(queries, [query.console.key()]), [queries, query]);
  return { overview: data, error, refresh };
}

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, signal.aborted ? 0 : milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

/** Follows `system.watch` for as long as the window stands. Each stream begins with one event that stands for everything. */
export function useWatch(): void {
  const { client, query } = useRpc();
  const queries = useQueryClient();
  const state = useConnectionState();
  useEffect(() => {
    if (state !== 'open') return undefined;
    const stop = new AbortController();
    const tell = gather<Topic>(
      (topics) =>
        void reread(
          queries,
          [...topics].flatMap((topic) => keysOf(topic, query)),
        ),
      (act) => setTimeout(act, GATHER_FOR),
    );
    const open = (signal: AbortSignal) => client.console.system.watch(undefined, { signal });
    void followChanges({ open, pause }, ({ topic }) => tell(topic), stop.signal);
    return () => stop.abort();
  }, [client, query, queries, state]);
}
