/**
 * The windows of the browser shell: one WebSocket each, opened only with the session's cookie from the shell's own page, and served only
 * once page and shell have proven to each other that they hold the session's page key.
 */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { RPCHandler } from '@orpc/server/ws';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { RPC_PATH, SESSION_ENDED_CLOSE_CODE, SHELL_ENDED_CLOSE_CODE } from '../shared/contract/link.ts';
import type { HostContext, HostRouter } from '../engine/host/router.ts';
import { cookieOf, hostIsLoopback, originIsHost } from './guard.ts';
import type { Lifetime } from './lifetime.ts';
import { awaitProof } from './page-proof.ts';
import type { Sessions } from './sessions.ts';
import type { Timers } from './timers.ts';

/** Bytes of one message of a page; the largest is a form's. */
const MAX_MESSAGE = 1_048_576;
/** Milliseconds between pings: a window that vanished without a word (a tunnel, a sleeping laptop) is noticed at the second. */
export const PING_INTERVAL = 15_000;
/** Milliseconds in which a page has proven itself. */
export const PROOF_LIMIT = 10_000;
/** Milliseconds in which a page has answered that its connection is closed. */
const CLOSE_LIMIT = 1000;

export interface SocketParts {
  readonly router: HostRouter;
  readonly context: HostContext;
  readonly sessions: Sessions;
  readonly cookieName: string;
  readonly lifetime: Lifetime;
  readonly timers: Timers;
}

export interface Sockets {
  /** Tells every window that the shell ends; resolves when they are gone. */
  close(): Promise<void>;
}

/** From here on nothing that the peer says is heard, whether it keeps to the closing handshake or not. */
function dismiss(socket: WebSocket, code: number): Promise<void> {
  socket.removeAllListeners('message');
  return new Promise((resolve) => {
    const limit = setTimeout(() => socket.terminate(), CLOSE_LIMIT);
    socket.once('close', () => {
      clearTimeout(limit);
      resolve();
    });
    socket.close(code);
  });
}

export function serveSockets(server: Server, parts: SocketParts): Sockets {
  const { sessions, timers } = parts;
  const handler = new RPCHandler<HostContext>(parts.router);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE });
  const windows = new Map<WebSocket, { readonly keyId: string; alive: boolean }>();

  const mayConnect = (request: IncomingMessage): boolean =>
    request.url === RPC_PATH &&
    hostIsLoopback(request) &&
    originIsHost(request) &&
    sessions.holds(cookieOf(request, parts.cookieName) ?? '');

  const serve = (socket: WebSocket, keyId: string): void => {
    const window = { keyId, alive: true };
    windows.set(socket, window);
    parts.lifetime.windowOpened();
    socket.on('pong', () => (window.alive = true));
    socket.on('close', () => {
      windows.delete(socket);
      parts.lifetime.windowClosed();
    });
    void handler.upgrade(socket, { context: parts.context });
  };

  /** The page's first call comes right behind its proof: the handler has to listen before this returns. */
  const admit = (socket: WebSocket): void => {
    const take = awaitProof((id) => sessions.pageKey(id));
    const limit = timers.set(PROOF_LIMIT, () => socket.terminate());
    socket.on('error', () => socket.terminate());
    socket.on('close', () => limit.cancel());
    const hear = (data: RawData, binary: boolean): void => {
      const step = take(binary ? null : (data as Buffer).toString());
      if (step.kind === 'answer') {
        socket.send(step.text);
        return;
      }
      socket.off('message', hear);
      limit.cancel();
      if (step.kind === 'proven') serve(socket, step.keyId);
      else if (step.kind === 'unknown') void dismiss(socket, SESSION_ENDED_CLOSE_CODE);
      else socket.terminate();
    };
    socket.on('message', hear);
  };

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy());
    if (!mayConnect(request)) return void stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    sockets.handleUpgrade(request, stream, head, admit);
  });
  sessions.onEnd((ended) => {
    for (const [socket, { keyId }] of windows) if (keyId === ended) void dismiss(socket, SESSION_ENDED_CLOSE_CODE);
  });

  const ping = (): void => {
    for (const [socket, window] of windows) {
      if (!window.alive) socket.terminate();
      window.alive = false;
      socket.ping();
    }
    nextPing = timers.set(PING_INTERVAL, ping);
  };
  let nextPing = timers.set(PING_INTERVAL, ping);

  return {
    close: async () => {
      nextPing.cancel();
      await Promise.all([...sockets.clients].map((socket) => dismiss(socket, SHELL_ENDED_CLOSE_CODE)));
    },
  };
}
