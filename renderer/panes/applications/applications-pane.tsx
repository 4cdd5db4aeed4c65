/** Affiliate Applications: all that the caller may see. Enter and double click go to the application's own node, with its mappings. */
import Button from '@mui/material/Button';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ApplicationView } from '../../../shared/contract/console/applications.ts';
import { useConsole } from '../../app/console-context.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { ResultList } from '../../result-list/result-list.tsx';
import { useRpc } from '../../rpc/rpc-context.tsx';
import { NO_APPLICATIONS, useApplicationsInOrder } from '../../rpc/use-applications.ts';
import { applicationNode } from '../../tree/nodes.ts';
import { ListPane } from '../list-pane.tsx';
import type { PaneProps } from '../result-pane.tsx';
import { useApplicationColumns } from './application-columns.tsx';

export function ApplicationsPane({ onMenu }: PaneProps) {
  const { t } = useTranslation(['console', 'applications']);
  const { query } = useRpc();
  const { overview, select, rows: chosen, selectRows } = useConsole();
  const columns = useApplicationColumns();
  const enabled = overview.system !== null;
  const { data, error } = useQuery(query.console.applications.list.queryOptions({ enabled }));
  const inOrder = useApplicationsInOrder(data ?? NO_APPLICATIONS);
  const onSelect = (rows: readonly ApplicationView[]): void => selectRows(rows.length === 0 ? null : { kind: 'applications', rows });
  return (
    <ListPane
      title={t('nodes.applications')}
      count={data?.length ?? null}
      selected={chosen?.kind === 'applications' ? chosen.rows.length : 0}
    >
      {error !== null && (
        <Box sx={{ px: 2 }}>
          <ErrorNote error={error} />
        </Box>
      )}
      {!enabled && <EmptyState title={t('applications:noSystem')} hint={t('applications:noSystemHint')} />}
      {data !== undefined && error === null && (
        <ResultList
          list="applications"
          label={t('nodes.applications')}
          columns={columns}
          rows={{ kind: 'all', rows: inOrder }}
          keyOf={({ id }) => id}
          onSelect={onSelect}
          onOpen={({ id }) => select(applicationNode(id))}
          onMenu={onMenu}
          empty={<NoApplications />}
        />
      )}
    </ListPane>
  );
}

function NoApplications() {
  const { t } = useTranslation(['applications', 'actions']);
  const { run } = useConsole();
  return (
    <EmptyState title={t('applications:none')} hint={t('applications:noneHint')}>
      <Button variant="contained" onClick={() => run('create-application')} sx={{ mr: 1 }}>
        {t('actions:create-application')}
      </Button>
      <Button onClick={() => run('import-applications')}>{t('actions:import-applications')}</Button>
    </EmptyState>
  );
}
