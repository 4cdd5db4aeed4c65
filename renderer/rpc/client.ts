/** The one client of the page: the console contract and the shell's, over whichever link this shell offers. */
import { createORPCClient } from '@orpc/client';
import type { ClientContext, ClientLink } from '@orpc/client';
import type { ConsoleClient } from '../../shared/contract/console/index.ts';
import type { ShellClient } from '../../shared/contract/shell.ts';
import { connectionStatus, type ConnectionReport, type ConnectionStatus } from './connection.ts';
import { portLink } from './port-link.ts';
import { reconnectingLink } from './reconnecting-link.ts';

export type AppClient = {
  readonly console: ConsoleClient;
  readonly shell: ShellClient;
};

export interface Connection {
  readonly client: AppClient;
  readonly status: ConnectionStatus;
}

/** The Electron shell serves the page on its own scheme; everything else is the browser shell. */
const ELECTRON_SCHEME = 'sso:';

function linkOf(location: Location, status: ConnectionReport): ClientLink<ClientContext> {
  if (location.protocol === ELECTRON_SCHEME) return portLink(status);
  const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
  return reconnectingLink(() => new WebSocket(`${scheme}//${location.host}/rpc`), status);
}

export function connect(location: Location): Connection {
  const status = connectionStatus();
  return { client: createORPCClient<AppClient>(linkOf(location, status)), status };
}
