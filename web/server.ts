/** The browser shell: the console over HTTP and one WebSocket a window, on the loopback address only. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ConsoleFiles } from '../engine/host/console-files.ts';
import type { HostContext, HostRouter } from '../engine/host/router.ts';
import type { ShellTexts } from '../engine/host/texts.ts';
import { cookieName } from './guard.ts';
import { answerHttp, OPEN_PATH } from './http.ts';
import { lifetime } from './lifetime.ts';
import { createSessions } from './sessions.ts';
import { serveSockets } from './sockets.ts';
import { systemTimers, type Timers } from './timers.ts';

export interface WebShellParts {
  readonly files: ConsoleFiles;
  readonly texts: ShellTexts;
  readonly router: HostRouter;
  readonly context: HostContext;
  /** Whether an operation runs that should not lose its process. */
  readonly busy: () => Promise<boolean>;
  /** 0 takes whichever is free. */
  readonly port: number;
  readonly timers?: Timers;
}

export interface WebShell {
  readonly port: number;
  /** With it a second start on this data folder may ask for an address. Never leaves the instance file. */
  readonly instanceSecret: string;
  /** An address good for one time. */
  readonly newAddress: () => string;
  readonly windows: number;
  /** Called with each such address when it was opened. */
  onRedeemed(listener: (address: string) => void): void;
  /** Resolves when nobody needs the shell any more. */
  readonly over: Promise<void>;
  close(): Promise<void>;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

export async function startWebShell(parts: WebShellParts): Promise<WebShell> {
  const server = createServer();
  const port = await listen(server, parts.port);
  const sessions = createSessions();
  const timers = parts.timers ?? systemTimers;
  const life = lifetime(parts.busy, timers);
  const instanceSecret = randomBytes(32).toString('base64url');
  const redeemed: ((address: string) => void)[] = [];
  const addressOf = (token: string): string => `http://127.0.0.1:${port}${OPEN_PATH}?token=${token}`;
  const newAddress = (): string => addressOf(sessions.issueToken());
  const shared = { sessions, cookieName: cookieName(port) };

  const http = {
    ...shared,
    files: parts.files,
    texts: parts.texts,
    newAddress,
    knowsSecret: (given: string) => timingSafeEqual(digest(given), digest(instanceSecret)),
    redeemed: (token: string) => redeemed.forEach((listener) => listener(addressOf(token))),
  };
  server.on('request', (request, response) => {
    const { status, headers, body } = answerHttp(http, request);
    response.writeHead(status, headers).end(body);
  });
  const sockets = serveSockets(server, { ...shared, router: parts.router, context: parts.context, lifetime: life, timers });

  return {
    port,
    instanceSecret,
    newAddress,
    get windows() {
      return life.windows;
    },
    onRedeemed: (listener) => void redeemed.push(listener),
    over: life.over,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await sockets.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
