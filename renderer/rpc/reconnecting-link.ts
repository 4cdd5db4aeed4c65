/**
 * A link that outlives its socket: oRPC's own ends with the WebSocket it was given, so each new socket gets a new one.
 * Calls made while there is none wait for the next; calls in flight when it breaks fail, for nobody knows whether they
 * arrived.
 */
import type { ClientContext, ClientLink } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { SESSION_ENDED_CLOSE_CODE } from '../../shared/contract/link.ts';
import type { ConnectionReport } from './connection.ts';

/** Milliseconds before each next attempt; the last one repeats. */
export const RETRY_DELAYS = [250, 500, 1000, 2000, 4000] as const;

export const retryDelay = (attempt: number): number => RETRY_DELAYS[Math.min(attempt, RETRY_DELAYS.length - 1)] ?? 4000;

type Link = ClientLink<ClientContext>;

export function reconnectingLink(openSocket: () => WebSocket, status: ConnectionReport): Link {
  let current: Link | null = null;
  let attempt = 0;
  const waiting = new Set<(link: Link) => void>();

  const connect = (): void => {
    const socket = openSocket();
    const link = new RPCLink<ClientContext>({ websocket: socket });
    socket.addEventListener('open', () => {
      attempt = 0;
      current = link;
      for (const resolve of waiting) resolve(link);
      waiting.clear();
      status.set('open');
    });
    socket.addEventListener('close', ({ code }) => {
      current = null;
      status.set(code === SESSION_ENDED_CLOSE_CODE ? 'ended' : 'lost');
      if (code !== SESSION_ENDED_CLOSE_CODE) setTimeout(connect, retryDelay(attempt++));
    });
  };

  const nextLink = (signal: AbortSignal | undefined): Promise<Link> =>
    new Promise((resolve, reject) => {
      waiting.add(resolve);
      signal?.addEventListener('abort', () => {
        waiting.delete(resolve);
        reject(new DOMException('Aborted', 'AbortError'));
      });
    });

  connect();
  return {
    call: async (path, input, options) => {
      const link = current ?? (await nextLink(options.signal));
      return link.call(path, input, options);
    },
  };
}
