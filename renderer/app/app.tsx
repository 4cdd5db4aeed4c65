/** Everything around the frame: language, colours, queries, and what is shown until the engine has answered. */
import { useMemo } from 'react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { I18nextProvider } from 'react-i18next';
import { createI18n, pickLanguage } from '../../shared/i18n/index.ts';
import type { Connection } from '../rpc/client.ts';
import { RpcProvider } from '../rpc/rpc-context.tsx';
import { PageTheme } from '../theme/theme-provider.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { Start } from './start.tsx';

interface Props {
  readonly connection: Connection;
  readonly nonce: string;
  /** The browser's language, until the shell has said which one it is. */
  readonly guess: string;
}

/**
 * The engine is asked again when it says so, or by F5; never because a window came to the front. A failure is shown, not retried in
 * silence. The engine is on this machine: that the browser calls itself offline says nothing of it.
 */
const makeQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { retry: false, refetchOnWindowFocus: false, staleTime: Infinity, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  });

export function App({ connection, nonce, guess }: Props) {
  const queries = useMemo(() => makeQueries(), []);
  const i18n = useMemo(() => createI18n(pickLanguage([guess])), [guess]);
  return (
    <PageTheme nonce={nonce}>
      <I18nextProvider i18n={i18n}>
        <RpcProvider connection={connection}>
          <QueryClientProvider client={queries}>
            <ConnectionBanner />
            <Start />
          </QueryClientProvider>
        </RpcProvider>
      </I18nextProvider>
    </PageTheme>
  );
}
