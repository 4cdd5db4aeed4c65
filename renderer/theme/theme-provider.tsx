/** Gives the page its styles under the shell's nonce, and its colours. Nothing is remembered here: preferences are the shell's. */
import { useEffect, useMemo, type ReactNode } from 'react';
import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider, useColorScheme } from '@mui/material/styles';
import { theme } from './theme.ts';

export type ColourMode = 'system' | 'light' | 'dark';

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
  useEffect(() => {
    if (mode !== colour) setMode(colour);
  }, [mode, colour, setMode]);
}
