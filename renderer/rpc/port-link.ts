/**
 * The Electron shell's link. A MessagePort cannot cross contextBridge, so the page posts one end to its own origin, where the
 * preload script takes it and hands it to the main process.
 */
import { RPCLink } from '@orpc/client/message-port';
import type { ClientContext, ClientLink } from '@orpc/client';
import { CONNECT_MESSAGE } from '../../shared/contract/link.ts';
import type { ConnectionReport } from './connection.ts';

export function portLink(status: ConnectionReport): ClientLink<ClientContext> {
  const { port1, port2 } = new MessageChannel();
  window.postMessage(CONNECT_MESSAGE, window.location.origin, [port2]);
  port1.addEventListener('close', () => status.set('closed'));
  port1.start();
  status.set('open');
  return new RPCLink<ClientContext>({ port: port1 });
}
