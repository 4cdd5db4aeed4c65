/** The console's own scheme: the built files from memory, under the same headers as everywhere, and nothing else. */
import type { CustomScheme, Protocol } from 'electron';
import { CONSOLE_ORIGIN, CONSOLE_SCHEME } from '../../shared/contract/link.ts';
import { COMMON_HEADERS } from '../../shared/console-page.ts';
import type { ConsoleFiles } from '../../engine/host/console-files.ts';

/** Registered before `ready`. Standard and secure, so that it has an origin; it bypasses no policy. */
export const CONSOLE_PRIVILEGES: CustomScheme = {
  scheme: CONSOLE_SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

/** The address without its origin, query included: one that holds more than a path matches no file. */
function addressOf(request: Pick<Request, 'url' | 'method'>): string | null {
  const inside = request.method === 'GET' && request.url.startsWith(`${CONSOLE_ORIGIN}/`);
  return inside ? request.url.slice(CONSOLE_ORIGIN.length) : null;
}

export function answerScheme(files: ConsoleFiles, request: Pick<Request, 'url' | 'method'>): Response {
  const address = addressOf(request);
  const answer = address === null ? null : files(address);
  return answer ? new Response(answer.body, { headers: answer.headers }) : new Response(null, { status: 404, headers: COMMON_HEADERS });
}

export function serveScheme(protocol: Pick<Protocol, 'handle'>, files: ConsoleFiles): void {
  protocol.handle(CONSOLE_SCHEME, (request) => answerScheme(files, request));
}
