/** The applications that the tree shows. Where they cannot be read, the situations say why: the tree shows none. */
import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ApplicationView } from '../../shared/contract/console/applications.ts';
import type { Overview } from '../../shared/contract/console/system.ts';
import { inOrder } from '../text/order.ts';
import { useRpc } from './rpc-context.tsx';

export const NO_APPLICATIONS: readonly ApplicationView[] = [];

export function useApplications({ system, caller }: Overview): readonly ApplicationView[] {
  const { query } = useRpc();
  const enabled = system !== null && caller.roles.length > 0;
  const { data } = useQuery(query.console.applications.list.queryOptions({ enabled }));
  return useApplicationsInOrder(enabled && data !== undefined ? data : NO_APPLICATIONS);
}

/** The engine's order is that of a key, the same in every language. */
export function useApplicationsInOrder(applications: readonly ApplicationView[]): readonly ApplicationView[] {
  const { i18n } = useTranslation();
  return useMemo(() => inOrder(applications, ({ name }) => name, i18n.language), [applications, i18n.language]);
}
