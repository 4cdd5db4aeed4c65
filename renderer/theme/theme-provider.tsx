/** Gives the page its styles under the shell's nonce, and its colours. Nothing is remembered here: preferences are the shell's. */
import { useEffect, useMemo, type ReactNode } from 'react';
import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider, useColorScheme } from '@mui/material/styles';
import type { Preferences } from '../../shared/contract/shell.ts';
import { theme } from './theme.ts';

export type ColourMode = Preferences['colour'];

export function PageTheme({ nonce, children }: { nonce: string; children: ReactNode }) {
  const cache = useMemo(() => createCache({ key: 'sso', nonce, prepend: true }), [nonce]);
  return (
    <CacheProvider value={cache}>
      <ThemeProvider theme={theme} defaultMode="system" storageManager={null} disableTransitionOnChange={false}>
        <CssBaseline />
        {children}
      </ThemeProvider>
    </CacheProvider>
  );
}

export function useColour(colour: ColourMode): void {
  const { mode, setMode } = useColorScheme();
  // High contrast is a dress over the dark colours: its rules hang on an attribute of the root.
  const wanted = colour === 'high-contrast' ? 'dark' : colour;
  useEffect(() => {
    if (mode !== wanted) setMode(wanted);
    document.documentElement.toggleAttribute('data-high-contrast', colour === 'high-contrast');
  }, [mode, wanted, colour, setMode]);
}
