/** The applications that the tree shows. Where they cannot be read, the situations say why: the tree shows none. */
import { useQuery } from '@tanstack/react-query';
import type { ApplicationView } from '../../shared/contract/console/applications.ts';
import type { Overview } from '../../shared/contract/console/system.ts';
import { useRpc } from './rpc-context.tsx';

const NONE: readonly ApplicationView[] = [];

export function useApplications({ system, caller }: Overview): readonly ApplicationView[] {
  const { query } = useRpc();
  const enabled = system !== null && caller.roles.length > 0;
  const { data } = useQuery(query.console.applications.list.queryOptions({ enabled }));
  return enabled && data !== undefined ? data : NONE;
}
