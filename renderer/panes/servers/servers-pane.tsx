/** Servers: what one machine can tell of the SSO servers, which is itself. */
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ServerView } from '../../../shared/contract/console/servers.ts';
import { configured } from '../../actions/reasons.ts';
import type { TargetOf } from '../../actions/target.ts';
import { useConsole } from '../../app/console-context.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { ResultList } from '../../result-list/result-list.tsx';
import { useRpc } from '../../rpc/rpc-context.tsx';
import { useReason } from '../../text/use-reason.ts';
import { ListPane } from '../list-pane.tsx';
import type { PaneProps } from '../result-pane.tsx';
import { useServerColumns } from './server-columns.tsx';

const targetOf = ({ id, name }: ServerView): TargetOf<'server'> => ({ kind: 'server', id, name });

export function ServersPane({ onMenu }: PaneProps) {
  const { t } = useTranslation('console');
  const { query } = useRpc();
  const { overview, run, selectRows } = useConsole();
  const reason = useReason();
  const columns = useServerColumns();
  const why = configured(overview);
  const { data, error } = useQuery(query.console.servers.list.queryOptions({ enabled: why === null }));
  return (
    <ListPane title={t('nodes.servers')} count={why === null ? (data?.length ?? null) : null}>
      {why !== null && <EmptyState title={t('servers:none')} hint={reason(why)} />}
      {why === null && error !== null && (
        <Box sx={{ px: 2 }}>
          <ErrorNote error={error} />
        </Box>
      )}
      {why === null && data !== undefined && error === null && (
        <ResultList
          list="servers"
          label={t('nodes.servers')}
          columns={columns}
          rows={{ kind: 'all', rows: data }}
          keyOf={({ id }) => id}
          onSelect={([first, ...others]) => selectRows(first === undefined || others.length > 0 ? null : targetOf(first))}
          onOpen={(server) => run('server-properties', targetOf(server))}
          onMenu={onMenu}
          empty={null}
        />
      )}
    </ListPane>
  );
}
