/** The records that the view lets through, for the list and for the details of one. */
import { useMemo, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { AuditFilter, AuditRecord } from '../../shared/contract/console/audit.ts';
import type { AuditTable } from '../../shared/domain/audit-tables.ts';
import type { Overview } from '../../shared/contract/console/system.ts';
import type { Rows } from '../result-list/column.ts';
import { useRpc } from '../rpc/rpc-context.tsx';
import { recordPager, type RecordCount, type RecordPager } from './record-pager.ts';

interface AuditRows {
  readonly rows: Rows<AuditRecord> & { readonly kind: 'paged' };
  readonly pager: RecordPager;
  /** null until it is known. */
  readonly count: RecordCount | null;
}

export function useAuditRows(table: AuditTable, filter: AuditFilter): AuditRows {
  const { client, query } = useRpc();
  const queries = useQueryClient();
  const key = JSON.stringify({ table, filter });
  const [counted, setCounted] = useState<{ readonly key: string; readonly count: RecordCount } | null>(null);
  const pager = useMemo(() => {
    const overview = query.console.system.overview.queryKey();
    return recordPager({
      read: (page) => client.console.audit.list({ ...(JSON.parse(key) as { table: AuditTable; filter: AuditFilter }), ...page }),
      stamp: () => queries.getQueryData<Overview>(overview)?.at,
      onCount: (count) => setCounted({ key, count }),
    });
  }, [client, query, queries, key]);
  return {
    pager,
    rows: { kind: 'paged', key, load: pager.load },
    count: counted?.key === key ? counted.count : null,
  };
}
