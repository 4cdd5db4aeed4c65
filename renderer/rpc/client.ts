/** The one client of the page: the console contract and the shell's, over whichever link this shell offers. */
import { createORPCClient } from '@orpc/client';
import type { ClientContext, ClientLink } from '@orpc/client';
import type { HostClient } from '../../shared/contract/host.ts';
import { CONSOLE_SCHEME, RPC_PATH } from '../../shared/contract/link.ts';
import { connectionStatus, type ConnectionReport, type ConnectionStatus } from './connection.ts';
import { NotSent } from './not-sent.ts';
import { takePageKey } from './page-key.ts';
import { prove } from './page-proof.ts';
import { portLink } from './port-link.ts';
import { reconnectingLink } from './reconnecting-link.ts';

export type AppClient = HostClient;

export interface Connection {
  readonly client: AppClient;
  readonly status: ConnectionStatus;
}

/** The Electron shell serves the page on its own scheme; everything else is the browser shell. */
const ELECTRON_PROTOCOL = `${CONSOLE_SCHEME}:`;

/** A window that was not opened by its shell has nothing to say to it. */
function keyless(status: ConnectionReport): ClientLink<ClientContext> {
  status.set('keyless');
  return { call: () => Promise.reject(new NotSent()) };
}

function linkOf({ location, history, sessionStorage }: Window, status: ConnectionReport): ClientLink<ClientContext> {
  if (location.protocol === ELECTRON_PROTOCOL) return portLink(status);
  const pageKey = takePageKey(location, history, sessionStorage);
  if (pageKey === null) return keyless(status);
  const open = (): WebSocket => new WebSocket(`ws://${location.host}${RPC_PATH}`);
  return reconnectingLink({ open, prove: (socket) => prove(socket, pageKey) }, status);
}

export function connect(window: Window): Connection {
  const status = connectionStatus();
  return { client: createORPCClient<AppClient>(linkOf(window, status)), status };
}
