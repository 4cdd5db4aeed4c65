/**
 * One-time tokens and the sessions they become. Only hashes are kept, and looked up by hash, so that comparing tells nothing by
 * its time. A token redeemed a second time was read by somebody else: the session it became ends for both.
 */
import { createHash, randomBytes } from 'node:crypto';

export type Redemption = { readonly kind: 'session'; readonly session: string } | { readonly kind: 'again' } | { readonly kind: 'unknown' };

export interface Sessions {
  issueToken(): string;
  redeem(token: string): Redemption;
  /** Names the session without being usable as one; null where there is none. */
  find(session: string): string | null;
  /** Called with that name when a session ends. */
  onEnd(listener: (name: string) => void): void;
}

const fresh = (): string => randomBytes(32).toString('base64url');
const hash = (text: string): string => createHash('sha256').update(text).digest('base64url');

export function createSessions(): Sessions {
  const tokens = new Map<string, { session: string | null }>();
  const live = new Set<string>();
  const listeners: ((name: string) => void)[] = [];

  const open = (token: { session: string | null }): Redemption => {
    const session = fresh();
    token.session = hash(session);
    live.add(token.session);
    return { kind: 'session', session };
  };
  const end = (name: string): void => {
    if (live.delete(name)) for (const listener of listeners) listener(name);
  };

  return {
    issueToken: () => {
      const token = fresh();
      tokens.set(hash(token), { session: null });
      return token;
    },
    redeem: (given) => {
      const token = tokens.get(hash(given));
      if (!token) return { kind: 'unknown' };
      if (token.session === null) return open(token);
      end(token.session);
      return { kind: 'again' };
    },
    find: (session) => (live.has(hash(session)) ? hash(session) : null),
    onEnd: (listener) => void listeners.push(listener),
  };
}
