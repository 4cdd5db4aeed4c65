/** What the browser shell answers over HTTP: the redeemed token, the console's files to who has a session, refusals to the rest. */
import type { IncomingMessage } from 'node:http';
import { COMMON_HEADERS } from '../shared/console-page.ts';
import type { ConsoleFiles } from '../engine/host/console-files.ts';
import type { ShellTexts } from '../engine/host/texts.ts';
import { cookieOf, hostIsLoopback, sessionCookie } from './guard.ts';
import { openingPage, refusalPage, type Page } from './pages.ts';
import type { Sessions } from './sessions.ts';

export const OPEN_PATH = '/open';
/** A second start asks the running shell here for an address of its own, with the secret of the instance file. */
export const ADDRESS_PATH = '/address';

export interface HttpParts {
  readonly files: ConsoleFiles;
  readonly texts: ShellTexts;
  readonly sessions: Sessions;
  readonly cookieName: string;
  /** Whether this is the instance's secret. */
  readonly knowsSecret: (given: string) => boolean;
  readonly newAddress: () => string;
  readonly redeemed: (token: string) => void;
}

function redeem(parts: HttpParts, token: string): Page {
  const outcome = parts.sessions.redeem(token);
  switch (outcome.kind) {
    case 'unknown':
      return refusalPage(parts.texts, 'token-unknown');
    case 'again':
      return refusalPage(parts.texts, 'token-used');
    case 'session':
      parts.redeemed(token);
      return openingPage(parts.texts, sessionCookie(parts.cookieName, outcome.session), outcome.pageKey);
  }
}

/** Programs only: a browser always sends Origin with a POST. */
function addressFor(parts: HttpParts, request: IncomingMessage): Page {
  const secret = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const allowed = request.headers.origin === undefined && parts.knowsSecret(secret);
  const headers = { ...COMMON_HEADERS, 'content-type': 'application/json', 'cache-control': 'no-store' };
  return { status: allowed ? 200 : 403, headers, body: allowed ? JSON.stringify({ address: parts.newAddress() }) : '{}' };
}

function consoleFile(parts: HttpParts, request: IncomingMessage, target: string): Page {
  const session = cookieOf(request, parts.cookieName);
  if (session === null || !parts.sessions.holds(session)) return refusalPage(parts.texts, 'no-session');
  const answer = parts.files(target);
  return answer ? { status: 200, ...answer } : refusalPage(parts.texts, 'not-found');
}

export function answerHttp(parts: HttpParts, request: IncomingMessage): Page {
  const target = request.url ?? '/';
  const [path, query] = target.split('?', 2);
  if (!hostIsLoopback(request)) return refusalPage(parts.texts, 'host');
  if (request.method === 'POST' && target === ADDRESS_PATH) return addressFor(parts, request);
  if (request.method !== 'GET') return refusalPage(parts.texts, 'method');
  if (path === OPEN_PATH) return redeem(parts, new URLSearchParams(query).get('token') ?? '');
  return consoleFile(parts, request, target);
}
