/** Hands the client, its query utilities and the connection to every component. */
import { createContext, useContext, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { createTanstackQueryUtils, type RouterUtils } from '@orpc/tanstack-query';
import type { AppClient, Connection } from './client.ts';
import type { ConnectionState } from './connection.ts';

interface Rpc {
  readonly client: AppClient;
  readonly query: RouterUtils<AppClient>;
  readonly connection: Connection;
}

const RpcContext = createContext<Rpc | null>(null);

export function RpcProvider({ connection, children }: { connection: Connection; children: ReactNode }) {
  const rpc = useMemo(() => ({ client: connection.client, query: createTanstackQueryUtils(connection.client), connection }), [connection]);
  return <RpcContext value={rpc}>{children}</RpcContext>;
}

export function useRpc(): Rpc {
  const rpc = useContext(RpcContext);
  if (rpc === null) throw new Error('useRpc outside RpcProvider');
  return rpc;
}

export function useConnectionState(): ConnectionState {
  const { status } = useRpc().connection;
  return useSyncExternalStore(status.subscribe, status.get);
}
