/** One application: its mappings as one list, however long. */
import { useCallback, useState, type ReactNode } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ApplicationView } from '../../../shared/contract/console/applications.ts';
import type { MappingRowView } from '../../../shared/contract/console/mappings.ts';
import { defaultAction, rowActions } from '../../actions/node-actions.ts';
import type { Target } from '../../actions/target.ts';
import { useConsole } from '../../app/console-context.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { ResultList } from '../../result-list/result-list.tsx';
import { useRpc } from '../../rpc/rpc-context.tsx';
import { applicationOf } from '../../tree/nodes.ts';
import { ListPane } from '../list-pane.tsx';
import type { PaneProps } from '../result-pane.tsx';
import { FilterBox } from './filter-box.tsx';
import { useMappingColumns } from './mapping-columns.tsx';
import { useMappingRows } from './use-mapping-rows.ts';

export function MappingsPane({ onMenu }: PaneProps) {
  const { t } = useTranslation('applications');
  const { query } = useRpc();
  const { node } = useConsole();
  const { data, error } = useQuery(query.console.applications.list.queryOptions());
  const application = data?.find(({ id }) => id === applicationOf(node));
  if (error !== null) return <ErrorNote error={error} />;
  if (data === undefined) return null;
  if (application === undefined) return <EmptyState title={t('applications:gone')} hint={t('applications:goneHint')} />;
  return <Mappings application={application} onMenu={onMenu} />;
}

function Mappings({ application, onMenu }: PaneProps & { application: ApplicationView }) {
  const { t } = useTranslation('applications');
  const { overview, node, rows: chosen, selectRows, run } = useConsole();
  const columns = useMappingColumns();
  const [filter, setFilter] = useState('');
  const [total, setTotal] = useState<number | null>(null);
  const { rows, error } = useMappingRows(application.name, filter);
  const targetOf = (of: readonly MappingRowView[]): Target => ({
    kind: 'mappings',
    application: application.id,
    rows: of.map((row) => ({ ...row, id: String(row.id) })),
  });
  const onOpen = (row: MappingRowView): void => {
    const target = targetOf([row]);
    const action = defaultAction(rowActions({ overview, node, target }));
    if (action !== null) run(action.id, target);
  };
  const onTotal = useCallback((count: number) => setTotal(count), []);
  return (
    <ListPane
      title={application.name}
      count={total}
      selected={chosen?.kind === 'mappings' ? chosen.rows.length : 0}
      tools={<FilterBox label={t('applications:filter')} onFilter={setFilter} />}
    >
      {error !== null && (
        <Box sx={{ px: 2 }}>
          <ErrorNote error={error} />
        </Box>
      )}
      {rows !== undefined && error === null && (
        <ResultList
          list="mappings"
          label={t('applications:mappingsOf', { application: application.name })}
          columns={columns}
          rows={rows}
          keyOf={({ id }) => String(id)}
          onSelect={(selected) => selectRows(selected.length === 0 ? null : targetOf(selected))}
          onOpen={onOpen}
          onMenu={onMenu}
          onTotal={onTotal}
          empty={<NoMappings application={application} filtered={filter !== ''} />}
        />
      )}
    </ListPane>
  );
}

/** Nothing at all, nothing that fits the filter, or nothing that this version can list. */
function NoMappings({ application, filtered }: { application: ApplicationView; filtered: boolean }): ReactNode {
  const { t } = useTranslation(['applications', 'actions', 'domain']);
  const { run } = useConsole();
  if (filtered) return <EmptyState title={t('applications:noneFits')} hint={t('applications:noneFitsHint')} />;
  if (application.type !== 'individual') {
    const type = t(`domain:applicationType.${application.type}`);
    return <EmptyState title={t('applications:noMappings')} hint={t('applications:otherType', { type })} />;
  }
  return (
    <EmptyState title={t('applications:noMappings')} hint={t('applications:noMappingsHint')}>
      <Button variant="contained" onClick={() => run('create-mapping', { kind: 'applications', rows: [application] })}>
        {t('actions:create-mapping')}
      </Button>
    </EmptyState>
  );
}
