/** The status bar: the first situation, the running operation and other work, who asks, and which server, database and data folder it all speaks of. */
import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useTranslation } from 'react-i18next';
import { isActive } from '../../shared/domain/operation-states.ts';
import { SITUATIONS, bySeverity } from '../../shared/domain/situations.ts';
import { WORK_KINDS, type WorkKind } from '../../shared/domain/work.ts';
import { SeverityIcon } from '../components/severity.tsx';
import { useCurrentOperation } from '../operation/operation-context.tsx';
import { useFormat } from '../text/use-format.ts';
import { useSituation } from '../text/use-reason.ts';
import { useWorkOf } from '../work/work-context.tsx';
import { useConsole } from './console-context.tsx';

export function StatusBar() {
  const { t } = useTranslation(['console', 'domain']);
  const { overview } = useConsole();
  const { caller, server, database, dataFolder } = overview;
  const [role] = caller.roles;
  return (
    <Box
      component="footer"
      aria-label={t('status.label')}
      sx={{ display: 'flex', minWidth: 0, bgcolor: 'background.default', borderTop: 1, borderColor: 'divider', fontSize: '0.8125rem' }}
    >
      <FirstSituation />
      <Operation />
      {WORK_KINDS.map((kind) => (
        <Work key={kind} kind={kind} />
      ))}
      <Cell>
        {role === undefined ? t('status.noRole', { account: caller.account }) : `${caller.account} (${t(`domain:role.${role}`)})`}
      </Cell>
      {server !== null && <Cell>{t('status.server', { server: server.name })}</Cell>}
      <Cell shrink>{database === null ? t('status.folder', { path: dataFolder }) : t('status.database', { path: database.path })}</Cell>
    </Box>
  );
}

function Cell({ children, shrink = false }: { children: ReactNode; shrink?: boolean }) {
  const title = typeof children === 'string' ? { title: children } : {};
  return (
    <Box
      {...title}
      sx={{
        px: 1.25,
        py: 0.5,
        borderLeft: 1,
        borderColor: 'divider',
        whiteSpace: 'nowrap',
        overflow: 'hidden',
        textOverflow: 'ellipsis',
        flexShrink: shrink ? 3 : 1,
        minWidth: 60,
      }}
    >
      {children}
    </Box>
  );
}

function FirstSituation() {
  const { t } = useTranslation('console');
  const { overview, select } = useConsole();
  const sentence = useSituation();
  const [first] = [...overview.situations].sort(bySeverity);
  return (
    <Box
      role="status"
      sx={{ display: 'flex', alignItems: 'center', gap: 0.75, px: 1.25, flex: '1 1 300px', minWidth: 160, overflow: 'hidden' }}
    >
      <SeverityIcon severity={first === undefined ? 'well' : SITUATIONS[first.id].severity} size={15} />
      <Link
        component="button"
        color="inherit"
        underline="hover"
        onClick={() => select('system')}
        {...(first === undefined ? {} : { title: sentence(first) })}
        sx={{ fontSize: 'inherit', whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' }}
      >
        {first === undefined ? t('situations.allWell') : sentence(first)}
      </Link>
    </Box>
  );
}

function Operation() {
  const { t } = useTranslation('console');
  const { run } = useConsole();
  const format = useFormat();
  const operation = useCurrentOperation();
  if (operation === null || !isActive(operation.state)) return null;
  const percent = format.percent(operation.done, operation.total);
  return (
    <Cell>
      <Link component="button" underline="hover" onClick={() => run('show-progress')} sx={{ fontSize: 'inherit' }}>
        {operation.running && !operation.paused
          ? t(`operation.status.${operation.kind}`, { percent })
          : t(`operation.stands.${operation.kind}`)}
      </Link>
    </Cell>
  );
}

/** Under way, or with a result that waits to be looked at: both open its dialog. */
function Work({ kind }: { kind: WorkKind }) {
  const { t } = useTranslation('console');
  const { run } = useConsole();
  const format = useFormat();
  const { work } = useWorkOf(kind);
  if (work === null || work.state === 'cancelled') return null;
  const { state, done, total } = work;
  return (
    <Cell>
      <Link component="button" underline="hover" onClick={() => run(kind)} sx={{ fontSize: 'inherit' }}>
        {state === 'running' ? t(`work.running.${kind}`, { percent: format.percent(done, total) }) : t(`work.${state}.${kind}`)}
      </Link>
    </Cell>
  );
}
