/**
 * The Electron shell's link. A MessagePort cannot cross contextBridge, so the page posts one end to its own origin, where the
 * preload script takes it and hands it to the main process.
 */
import { RPCLink } from '@orpc/client/message-port';
import type { ClientContext, ClientLink } from '@orpc/client';
import type { ConnectionReport } from './connection.ts';

export const PORT_MESSAGE = 'sso:connect';

export function portLink(status: ConnectionReport): ClientLink<ClientContext> {
  const { port1, port2 } = new MessageChannel();
  window.postMessage(PORT_MESSAGE, window.location.origin, [port2]);
  port1.addEventListener('close', () => status.set('lost'));
  port1.start();
  status.set('open');
  return new RPCLink<ClientContext>({ port: port1 });
}
