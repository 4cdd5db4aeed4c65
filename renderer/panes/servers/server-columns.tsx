/** ENTSSO's twelve columns of a server. What this product does not have is a dash that says why. */
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { ServerView } from '../../../shared/contract/console/servers.ts';
import { SeverityIcon } from '../../components/severity.tsx';
import { WithIcon } from '../../components/with-icon.tsx';
import type { Column } from '../../result-list/column.ts';
import { DASH, STATUS_SIGNS, useServerTexts } from '../../servers/use-server-texts.ts';

export function useServerColumns(): readonly Column<ServerView>[] {
  const { t } = useTranslation('servers');
  const texts = useServerTexts();
  const column = (id: string, width: number, text: (server: ServerView) => string, more: Partial<Column<ServerView>> = {}) => ({
    id,
    title: t(`servers:columns.${id}`),
    width,
    text,
    ...more,
  });
  const status = (server: ServerView) => (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75 }}>
      <SeverityIcon severity={STATUS_SIGNS[server.status]} size={16} />
      {texts.status(server)}
    </Box>
  );
  return [
    column('name', 130, ({ name }) => name, { cell: ({ name }) => <WithIcon icon="servers" text={name} /> }),
    column('status', 96, texts.status, { cell: status }),
    column('date', 100, texts.date, { sortBy: ({ at }) => at }),
    column('time', 80, texts.time, { sortBy: ({ at }) => at.slice(11) }),
    column('secretServer', 140, texts.secretServer, {
      cell: (server) => <OrDash text={texts.secretServer(server)} why={t('servers:unread')} />,
    }),
    column('events', 150, texts.events, { cell: (server) => <OrDash text={texts.events(server)} why={t('servers:unread')} /> }),
    column('version', 120, texts.version),
    column('host', 160, ({ host }) => host),
    column('serviceAccount', 140, ({ serviceAccount }) => serviceAccount),
    column('database', 260, ({ database }) => database),
    column('computer', 130, ({ computer }) => computer),
    column('passwordSync', 150, texts.passwordSync, {
      cell: (server) => <OrDash text={texts.passwordSync(server)} why={t('servers:noPasswordSync')} />,
    }),
  ];
}

/** A dash is silent: what it means is said to whoever points at it, and to whoever hears the page. */
function OrDash({ text, why }: { text: string; why: string }) {
  if (text !== DASH) return text;
  return (
    <span role="img" aria-label={why} title={why}>
      {DASH}
    </span>
  );
}
