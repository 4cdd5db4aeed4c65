/** The view of the audit, kept while the window stands: the list shows it, and Export offers to write what it lets through. */
import { useCallback } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { WHOLE, type AuditView } from './audit-view.ts';

const KEY = ['audit-view'] as const;

interface HeldView {
  readonly view: AuditView;
  readonly change: (part: Partial<AuditView>) => void;
}

export function useAuditView(): HeldView {
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: () => WHOLE,
    enabled: false,
    initialData: WHOLE,
    staleTime: Infinity,
    gcTime: Infinity,
  });
  const change = useCallback(
    (part: Partial<AuditView>) => queries.setQueryData<AuditView>(KEY, (held) => ({ ...(held ?? WHOLE), ...part })),
    [queries],
  );
  return { view: data, change };
}
