/**
 * One-time tokens and the sessions they become. Of tokens and sessions only hashes are kept, and looked up by hash, so that comparing
 * tells nothing by its time. A token redeemed a second time was read by somebody else: the session it became ends for both.
 * A session's page key is kept as it is, for it proves without travelling (page-proof.ts).
 */
import { createHash, randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { keyIdOf } from './page-proof.ts';

export type Redemption =
  | { readonly kind: 'session'; readonly session: string; readonly pageKey: string }
  | { readonly kind: 'again' }
  | { readonly kind: 'unknown' };

export interface Sessions {
  issueToken(): string;
  redeem(token: string): Redemption;
  /** Whether it is a living session's secret. */
  holds(session: string): boolean;
  /** The living session's page key with this id; null where there is none. */
  pageKey(id: string): string | null;
  /** Called with its page key's id when a session ends. */
  onEnd(listener: (keyId: string) => void): void;
}

/** How long a token can be redeemed. */
export const TOKEN_MINUTES = 10;

interface Session {
  readonly name: string;
  readonly keyId: string;
  readonly pageKey: string;
}

const fresh = (): string => randomBytes(32).toString('base64url');
const hash = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** `now`: milliseconds of a clock that only goes forward. */
export function createSessions(now: () => number = () => performance.now()): Sessions {
  const tokens = new Map<string, { readonly issuedAt: number; session: Session | null }>();
  const live = new Map<string, Session>();
  const listeners: ((keyId: string) => void)[] = [];

  const open = (token: { session: Session | null }): Redemption => {
    const session = fresh();
    const pageKey = randomBytes(32).toString('hex');
    token.session = { name: hash(session), keyId: keyIdOf(pageKey), pageKey };
    live.set(token.session.name, token.session);
    return { kind: 'session', session, pageKey };
  };
  const end = ({ name, keyId }: Session): void => {
    if (live.delete(name)) for (const listener of listeners) listener(keyId);
  };

  return {
    issueToken: () => {
      const token = fresh();
      tokens.set(hash(token), { issuedAt: now(), session: null });
      return token;
    },
    redeem: (given) => {
      const token = tokens.get(hash(given));
      if (!token) return { kind: 'unknown' };
      if (token.session === null) return now() - token.issuedAt < TOKEN_MINUTES * 60_000 ? open(token) : { kind: 'unknown' };
      end(token.session);
      return { kind: 'again' };
    },
    holds: (session) => live.has(hash(session)),
    pageKey: (id) => [...live.values()].find(({ keyId }) => keyId === id)?.pageKey ?? null,
    onEnd: (listener) => void listeners.push(listener),
  };
}
