/** The mappings of one application that the filter lets pass: all of them where they are few, else page by page as they come into sight. */
import { useMemo } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MappingRowView } from '../../../shared/contract/console/mappings.ts';
import { PAGE_ROWS_MAX } from '../../../shared/domain/limits.ts';
import type { Rows } from '../../result-list/column.ts';
import { useRpc } from '../../rpc/rpc-context.tsx';
import { inOrder } from '../../text/order.ts';
import { pageOrder } from './mapping-columns.tsx';
import { WHOLE_MAX, wholeList } from './whole-list.ts';

interface MappingRows {
  /** undefined until it is known how many there are. */
  readonly rows: Rows<MappingRowView> | undefined;
  readonly error: unknown;
}

export function useMappingRows(application: string, filter: string): MappingRows {
  const { i18n } = useTranslation();
  const { client, query } = useRpc();
  const { mappings } = client.console;
  const { data, error } = useQuery({
    queryKey: [...query.console.mappings.page.key(), 'whole', application, filter],
    queryFn: ({ signal }) =>
      wholeList((offset, limit) => mappings.page({ application, filter, offset, limit }, { signal }), WHOLE_MAX, PAGE_ROWS_MAX),
    placeholderData: keepPreviousData,
  });
  const whole = useMemo(
    () => (data === undefined || data === null ? data : inOrder(data, ({ account }) => account, i18n.language)),
    [data, i18n.language],
  );
  if (whole === undefined) return { rows: undefined, error };
  if (whole !== null) return { rows: { kind: 'all', rows: whole }, error };
  return {
    rows: {
      kind: 'paged',
      key: JSON.stringify([application, filter]),
      load: ({ sort, ...range }) => mappings.page({ application, filter, ...range, ...pageOrder(sort) }),
    },
    error,
  };
}
