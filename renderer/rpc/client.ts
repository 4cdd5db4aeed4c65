/** The one client of the page: the console contract and the shell's, over whichever link this shell offers. */
import { createORPCClient } from '@orpc/client';
import type { ClientContext, ClientLink } from '@orpc/client';
import type { HostClient } from '../../shared/contract/host.ts';
import { CONSOLE_SCHEME, RPC_PATH } from '../../shared/contract/link.ts';
import { connectionStatus, type ConnectionReport, type ConnectionStatus } from './connection.ts';
import { portLink } from './port-link.ts';
import { reconnectingLink } from './reconnecting-link.ts';

export type AppClient = HostClient;

export interface Connection {
  readonly client: AppClient;
  readonly status: ConnectionStatus;
}

/** The Electron shell serves the page on its own scheme; everything else is the browser shell. */
const ELECTRON_PROTOCOL = `${CONSOLE_SCHEME}:`;

function linkOf(location: Location, status: ConnectionReport): ClientLink<ClientContext> {
  if (location.protocol === ELECTRON_PROTOCOL) return portLink(status);
  const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
  return reconnectingLink(() => new WebSocket(`${scheme}//${location.host}${RPC_PATH}`), status);
}

export function connect(location: Location): Connection {
  const status = connectionStatus();
  return { client: createORPCClient<AppClient>(linkOf(location, status)), status };
}
