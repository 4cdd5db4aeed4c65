/** What the list of mappings says of each. The engine sorts a long one: by what it can sort by. */
import { useTranslation } from 'react-i18next';
import type { MappingRowView, MappingSort } from '../../../shared/contract/console/mappings.ts';
import { WithIcon } from '../../components/with-icon.tsx';
import type { Column, Sort } from '../../result-list/column.ts';
import { useFormat } from '../../text/use-format.ts';

export function useMappingColumns(): readonly Column<MappingRowView>[] {
  const { t } = useTranslation('applications');
  const format = useFormat();
  return [
    {
      id: 'account',
      title: t('applications:columns.account'),
      text: ({ account }) => account,
      cell: ({ account, enabled }) => <WithIcon icon="mapping" text={account} off={!enabled} />,
      width: 280,
    },
    { id: 'externalUser', title: t('applications:columns.externalUser'), text: ({ externalUser }) => externalUser, width: 180 },
    { id: 'state', title: t('applications:columns.state'), text: ({ enabled }) => t(`applications:state.${String(enabled)}`), width: 90 },
    {
      id: 'credentials',
      title: t('applications:columns.credentials'),
      text: ({ hasCredentials }) => t(`applications:credentials.${hasCredentials ? 'set' : 'none'}`),
      width: 110,
    },
    {
      id: 'secretVersion',
      title: t('applications:columns.secretVersion'),
      text: ({ secretVersion }) => (secretVersion === null ? '' : format.number(secretVersion)),
      sortBy: ({ secretVersion }) => secretVersion,
      width: 130,
      figures: true,
    },
  ];
}

/** A mapping without credentials is under no secret: the two columns have one order. */
const SORTS: Readonly<Record<string, MappingSort>> = {
  account: 'account',
  externalUser: 'externalUser',
  state: 'enabled',
  credentials: 'secretVersion',
  secretVersion: 'secretVersion',
};

export interface PageOrder {
  readonly sort: MappingSort;
  readonly direction: 'asc' | 'desc';
}

export const pageOrder = (sort: Sort): PageOrder => ({
  sort: (sort === null ? undefined : SORTS[sort.column]) ?? 'account',
  direction: sort?.descending === true ? 'desc' : 'asc',
});
