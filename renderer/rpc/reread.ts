/**
 * Reads again, each query for itself: none waits for another. One that is under way may have looked before the change, so it is read
 * once more behind it: started anew instead, it would never come to its end while changes come faster than answers.
 */
import type { Query, QueryClient, QueryKey } from '@tanstack/react-query';

/** Those that are read once more as soon as they have ended. */
const again = new WeakSet<Query>();

async function rereadOne(queries: QueryClient, query: Query): Promise<void> {
  if (query.state.fetchStatus === 'fetching') {
    if (again.has(query)) return;
    again.add(query);
    // How it ends is in its own state.
    await query.promise?.catch(() => undefined);
    again.delete(query);
  }
  await queries.invalidateQueries({ queryKey: query.queryKey, exact: true });
}

/** What is in sight is read; what is not, when it comes into sight again. */
export async function reread(queries: QueryClient, keys: readonly QueryKey[]): Promise<void> {
  const concerned = new Set(keys.flatMap((queryKey) => queries.getQueryCache().findAll({ queryKey })));
  await Promise.all([...concerned].map((query) => rereadOne(queries, query)));
}
