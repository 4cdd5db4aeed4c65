import { expect, it } from 'vitest';
import { createSessions, TOKEN_MINUTES } from './sessions.ts';

it('a token that nobody redeemed in its time is not known any more', () => {
  let now = 0;
  const sessions = createSessions(() => now);
  const [early, late] = [sessions.issueToken(), sessions.issueToken()];
  now = TOKEN_MINUTES * 60_000 - 1;
  expect(sessions.redeem(early).kind).toBe('session');
  now += 1;
  expect(sessions.redeem(late).kind).toBe('unknown');
  // The second redemption of one that became a session ends it however late.
  expect(sessions.redeem(early).kind).toBe('again');
});
