/**
 * Who may speak to the browser shell at all. It listens on loopback only, but every page of the person's browser can reach
 * loopback too: a foreign name that resolves to it (DNS rebinding) is refused by Host, a foreign page's WebSocket by Origin.
 */
import type { IncomingMessage } from 'node:http';

const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/;

/** Any port: a tunnel ends on another one than ours. */
export const hostIsLoopback = (request: IncomingMessage): boolean => LOOPBACK.test(request.headers.host ?? '');

/** A WebSocket is not bound by the same-origin rule: its Origin has to be the very host it asks. */
export const originIsHost = (request: IncomingMessage): boolean => request.headers.origin === `http://${request.headers.host ?? ''}`;

/** Cookies know no ports: the name carries ours, so that the consoles of two data folders do not take each other's. */
export const cookieName = (port: number): string => `sso-session-${port}`;

export function cookieOf(request: IncomingMessage, name: string): string | null {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const found = pairs.find((pair) => pair.startsWith(`${name}=`));
  return found ? found.slice(name.length + 1) : null;
}

/** For the session of the browser only, out of reach of scripts, and never sent along from a foreign page. */
export const sessionCookie = (name: string, session: string): string => `${name}=${session}; Path=/; HttpOnly; SameSite=Strict`;
