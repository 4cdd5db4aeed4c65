/** Waits for what the frame cannot be drawn without: the shell, the person's preferences, and the first overview. */
import { useEffect } from 'react';
import Box from '@mui/material/Box';
import CircularProgress from '@mui/material/CircularProgress';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '../components/error-note.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';
import { useOverview, useWatch } from '../rpc/use-overview.ts';
import { useColour } from '../theme/theme-provider.tsx';
import { Frame } from './frame.tsx';
import { usePreferences } from './preferences.ts';
import { ShellProvider } from './shell-context.tsx';

export function Start() {
  const { query } = useRpc();
  const { i18n } = useTranslation();
  const about = useQuery(query.shell.about.queryOptions());
  const { preferences, error } = usePreferences();
  const overview = useOverview();
  const language = preferences?.language ?? about.data?.language;

  useWatch();
  useColour(preferences?.colour ?? 'system');
  useEffect(() => {
    if (language === undefined) return;
    document.documentElement.lang = language;
    void i18n.changeLanguage(language);
  }, [language, i18n]);

  const failed = about.error ?? error ?? (overview.overview === undefined ? overview.error : null);
  if (failed !== null) return <Failed error={failed} />;
  if (about.data === undefined || preferences === undefined || overview.overview === undefined) return <Waiting />;
  return (
    <ShellProvider about={about.data}>
      <Frame overview={overview.overview} refresh={overview.refresh} />
    </ShellProvider>
  );
}

function Waiting() {
  const { t } = useTranslation('console');
  return (
    <Box role="status" sx={{ height: '100%', display: 'grid', placeItems: 'center' }}>
      <CircularProgress size={28} aria-label={t('start.waiting')} />
    </Box>
  );
}

function Failed({ error }: { error: unknown }) {
  return (
    <Box component="main" sx={{ maxWidth: 560, mx: 'auto', mt: 12 }}>
      <ErrorNote error={error} />
    </Box>
  );
}
