/** The windows of the browser shell: one WebSocket each, opened only with the session's cookie from the shell's own page. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { RPCHandler } from '@orpc/server/ws';
import { WebSocketServer, type WebSocket } from 'ws';
import { RPC_PATH, SESSION_ENDED_CLOSE_CODE } from '../shared/contract/link.ts';
import type { HostContext, HostRouter } from '../engine/host/router.ts';
import { cookieOf, hostIsLoopback, originIsHost } from './guard.ts';
import type { Lifetime } from './lifetime.ts';
import type { Sessions } from './sessions.ts';

/** Bytes of one message of a page; the largest is a form's. */
const MAX_MESSAGE = 1_048_576;
/** Milliseconds between pings: a window that vanished without a word (a tunnel, a sleeping laptop) is noticed at the second. */
const PING_INTERVAL = 15_000;

export interface SocketParts {
  readonly router: HostRouter;
  readonly context: HostContext;
  readonly sessions: Sessions;
  readonly cookieName: string;
  readonly lifetime: Lifetime;
}

export interface Sockets {
  close(): void;
}

export function serveSockets(server: Server, parts: SocketParts): Sockets {
  const handler = new RPCHandler<HostContext>(parts.router);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE });
  const windows = new Map<WebSocket, { session: string; alive: boolean }>();

  const sessionOf = (request: IncomingMessage): string | null => {
    if (request.url !== RPC_PATH || !hostIsLoopback(request) || !originIsHost(request)) return null;
    return parts.sessions.find(cookieOf(request, parts.cookieName) ?? '');
  };
  const serve = (socket: WebSocket, session: string): void => {
    const window = { session, alive: true };
    windows.set(socket, window);
    parts.lifetime.windowOpened();
    socket.on('pong', () => (window.alive = true));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      windows.delete(socket);
      parts.lifetime.windowClosed();
    });
    void handler.upgrade(socket, { context: parts.context });
  };

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const session = sessionOf(request);
    stream.on('error', () => stream.destroy());
    if (session === null) return void stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    sockets.handleUpgrade(request, stream, head, (socket) => serve(socket, session));
  });
  parts.sessions.onEnd((ended) => {
    for (const [socket, { session }] of windows) if (session === ended) socket.close(SESSION_ENDED_CLOSE_CODE);
  });
  const pings = setInterval(() => {
    for (const [socket, window] of windows) {
      if (!window.alive) socket.terminate();
      window.alive = false;
      socket.ping();
    }
  }, PING_INTERVAL).unref();

  return {
    close: () => {
      clearInterval(pings);
      for (const socket of windows.keys()) socket.terminate();
    },
  };
}
