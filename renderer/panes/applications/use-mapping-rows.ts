/** The mappings of one application that the filter lets pass: all of them where they are few, else page by page as they come into sight. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { MappingRowView } from '../../../shared/contract/console/mappings.ts';
import { PAGE_ROWS_MAX } from '../../../shared/domain/limits.ts';
import type { Rows } from '../../result-list/column.ts';
import { useRpc } from '../../rpc/rpc-context.tsx';
import { pageOrder } from './mapping-columns.ts';
import { WHOLE_MAX, wholeList } from './whole-list.ts';

interface MappingRows {
  /** undefined until it is known how many there are. */
  readonly rows: Rows<MappingRowView> | undefined;
  readonly error: unknown;
}

export function useMappingRows(application: string, filter: string): MappingRows {
  const { client, query } = useRpc();
  const { mappings } = client.console;
  const { data, error } = useQuery({
    queryKey: [...query.console.mappings.page.key(), 'whole', application, filter],
    queryFn: ({ signal }) =>
      wholeList((offset, limit) => mappings.page({ application, filter, offset, limit }, { signal }), WHOLE_MAX, PAGE_ROWS_MAX),
    placeholderData: keepPreviousData,
  });
  if (data === undefined) return { rows: undefined, error };
  if (data !== null) return { rows: { kind: 'all', rows: data }, error };
  return {
    rows: {
      kind: 'paged',
      key: JSON.stringify([application, filter]),
      load: ({ sort, ...range }) => mappings.page({ application, filter, ...range, ...pageOrder(sort) }),
    },
    error,
  };
}
