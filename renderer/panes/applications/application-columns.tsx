/** What the list of applications says of each. */
import { useTranslation } from 'react-i18next';
import type { ApplicationView } from '../../../shared/contract/console/applications.ts';
import { WithIcon } from '../../components/with-icon.tsx';
import type { Column } from '../../result-list/column.ts';
import { useFormat } from '../../text/use-format.ts';

export function useApplicationColumns(): readonly Column<ApplicationView>[] {
  const { t } = useTranslation(['applications', 'domain']);
  const format = useFormat();
  const labels = ({ fields }: ApplicationView): string => fields.map(({ label }) => label).join(', ');
  return [
    {
      id: 'name',
      title: t('applications:columns.name'),
      text: ({ name }) => name,
      cell: ({ name, enabled }) => <WithIcon icon="application" text={name} off={!enabled} />,
      width: 210,
    },
    {
      id: 'state',
      title: t('applications:columns.state'),
      text: ({ enabled }) => t(`applications:applicationState.${String(enabled)}`),
      width: 90,
    },
    {
      id: 'mappings',
      title: t('applications:columns.mappings'),
      text: ({ mappings }) => format.number(mappings),
      sortBy: ({ mappings }) => mappings,
      width: 100,
      figures: true,
    },
    { id: 'type', title: t('applications:columns.type'), text: ({ type }) => t(`domain:applicationType.${type}`), width: 100 },
    { id: 'description', title: t('applications:columns.description'), text: ({ description }) => description, width: 250 },
    { id: 'contact', title: t('applications:columns.contact'), text: ({ contact }) => contact, width: 220 },
    { id: 'fields', title: t('applications:columns.fields'), text: labels, width: 220, hidden: true },
  ];
}
