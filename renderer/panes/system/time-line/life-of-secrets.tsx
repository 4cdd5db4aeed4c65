/** The life of the master secrets under the facts: drawn, or as a list. Where it cannot be read, the key ring stands in its place. */
import { useState } from 'react';
import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { satisfies } from '../../../../shared/domain/roles.ts';
import { useConsole } from '../../../app/console-context.tsx';
import { useRpc } from '../../../rpc/rpc-context.tsx';
import { RingTable } from '../ring-table.tsx';
import { HistoryList } from './history-list.tsx';
import { Legend } from './legend.tsx';
import { TimeLine } from './time-line.tsx';

const VIEWS = ['drawn', 'listed'] as const;
const TITLE = 'life-title';

export function LifeOfSecrets() {
  const { t } = useTranslation(['console', 'overview']);
  const { query } = useRpc();
  const { overview } = useConsole();
  const [view, setView] = useState<(typeof VIEWS)[number]>('drawn');
  const enabled = satisfies(overview.caller.roles, 'sso-administrator');
  const { data, isError } = useQuery(query.console.system.history.queryOptions({ enabled }));
  if (!enabled || (isError && data === undefined)) return overview.ring.length > 0 ? <RingTable /> : null;
  if (data === undefined) return null;
  const { events, omitted } = data;
  const states = new Map(overview.ring.map(({ version, state }) => [version, state]));
  return (
    <Box>
      <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', minHeight: 28, mb: 0.5 }}>
        <Typography id={TITLE} variant="h2">
          {t('overview:life.title')}
        </Typography>
        {events.length > 0 && (
          <ToggleButtonGroup
            exclusive
            value={view}
            aria-label={t('overview:life.view')}
            onChange={(_event, chosen: (typeof VIEWS)[number] | null) => {
              if (chosen !== null) setView(chosen);
            }}
          >
            {VIEWS.map((id) => (
              <ToggleButton key={id} value={id}>
                {t(`overview:life.${id}`)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        )}
      </Box>
      {events.length === 0 && <Typography color="textSecondary">{t('overview:life.empty')}</Typography>}
      {events.length > 0 && view === 'drawn' && (
        <>
          <TimeLine events={events} states={states} now={Date.parse(overview.at)} />
          <Legend events={events} />
        </>
      )}
      {events.length > 0 && view === 'listed' && <HistoryList events={events} labelledBy={TITLE} />}
      {omitted > 0 && (
        <Typography variant="caption" component="div" color="textSecondary">
          {t('overview:life.omitted', { count: omitted })}
        </Typography>
      )}
    </Box>
  );
}
