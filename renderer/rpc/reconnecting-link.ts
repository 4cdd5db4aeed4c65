/**
 * A link that outlives its socket: oRPC's own ends with the WebSocket it was given, so each new socket gets a new one, once the shell
 * behind it has proven itself. While there is none, what the page reads by itself waits for the next; what a person asked for (a
 * change, a look into a file, whatever carries a password) fails at once, for nobody should find it done when he has long gone on to
 * something else. Calls in flight when the connection breaks fail, for nobody knows whether they arrived.
 */
import type { ClientContext, ClientLink } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { TANSTACK_QUERY_OPERATION_CONTEXT_SYMBOL, type TanstackQueryOperationContext } from '@orpc/tanstack-query';
import { SESSION_ENDED_CLOSE_CODE, SHELL_ENDED_CLOSE_CODE } from '../../shared/contract/link.ts';
import type { ConnectionEnd, ConnectionReport } from './connection.ts';
import { NotSent } from './not-sent.ts';

/** Milliseconds before each next attempt; the last one repeats. */
const RETRY_DELAYS = [250, 500, 1000, 2000, 4000] as const;

export const retryDelay = (attempt: number): number => RETRY_DELAYS[Math.min(attempt, RETRY_DELAYS.length - 1)] ?? 4000;

const ENDS: ReadonlyMap<number, ConnectionEnd> = new Map([
  [SESSION_ENDED_CLOSE_CODE, 'ended'],
  [SHELL_ENDED_CLOSE_CODE, 'closed'],
]);

type Link = ClientLink<ClientContext>;

export interface SocketParts {
  readonly open: () => WebSocket;
  /** Rejects where the other side is not the shell of this page. */
  readonly prove: (socket: WebSocket) => Promise<void>;
}

/** Queries repeat themselves until they are answered; a mutation, and a call made by hand, is somebody's wish. */
function isQuery(context: TanstackQueryOperationContext): boolean {
  const operation = context[TANSTACK_QUERY_OPERATION_CONTEXT_SYMBOL];
  return operation !== undefined && operation.type !== 'mutation';
}

export function reconnectingLink({ open, prove }: SocketParts, status: ConnectionReport): Link {
  let current: Link | null = null;
  let over = false;
  let attempt = 0;
  const waiting = new Set<{ resolve(link: Link): void; reject(error: Error): void }>();

  const admit = (socket: WebSocket): void => {
    attempt = 0;
    const link = (current = new RPCLink<ClientContext>({ websocket: socket }));
    for (const call of waiting) call.resolve(link);
    waiting.clear();
    status.set('open');
  };
  const end = (state: ConnectionEnd): void => {
    over = true;
    status.set(state);
    for (const call of waiting) call.reject(new NotSent());
    waiting.clear();
  };
  const begin = async (socket: WebSocket): Promise<void> => {
    const proven = await prove(socket).then(
      () => true,
      () => false,
    );
    // One that closed meanwhile has told so itself.
    if (socket.readyState !== socket.OPEN) return;
    if (proven) {
      admit(socket);
      return;
    }
    end('unproven');
    socket.close();
  };
  const connect = (): void => {
    const socket = open();
    socket.addEventListener('open', () => void begin(socket));
    socket.addEventListener('close', ({ code }) => {
      current = null;
      if (!over) again(ENDS.get(code));
    });
  };
  const again = (ended: ConnectionEnd | undefined): void => {
    if (ended !== undefined) {
      end(ended);
      return;
    }
    status.set('lost');
    setTimeout(connect, retryDelay(attempt++));
  };

  const nextLink = (signal: AbortSignal | undefined): Promise<Link> =>
    new Promise((resolve, reject) => {
      const call = { resolve, reject };
      waiting.add(call);
      signal?.addEventListener('abort', () => {
        waiting.delete(call);
        reject(new DOMException('Aborted', 'AbortError'));
      });
    });

  connect();
  return {
    call: async (path, input, options) => {
      if (current === null && (over || !isQuery(options.context))) throw new NotSent();
      const link = current ?? (await nextLink(options.signal));
      return link.call(path, input, options);
    },
  };
}
