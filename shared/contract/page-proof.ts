/**
 * Browser shell: how a page and its shell prove to each other, on every WebSocket and before any call, that both hold the page key
 * that the session began with. The cookie alone cannot: a browser sends it to whatever listens on any port of the same host, and it
 * tells the page nothing of who answers. Words of 64 hex digits, each message its words joined by a space:
 *
 *     page → shell   id of its key, nonce
 *     shell → page   nonce, proof
 *     page → shell   proof, and the first call behind it
 *
 * The page sends nothing that was typed before the shell has proven itself. Whoever stands between the two and passes everything on is
 * not noticed: that takes an account at both ends of a tunnel.
 */

/** Both nonces, so that no proof fits another connection; whose it is, so that none can be sent back to its maker. */
export const provenText = (by: 'page' | 'shell', pageNonce: string, shellNonce: string): string =>
  `sso-page-proof 1 ${by} ${pageNonce} ${shellNonce}`;

/** A key is named by its HMAC of this. */
export const KEY_ID_TEXT = 'sso-page-proof 1 id';

/** Null for what is not that many words. */
export function wordsOf(message: unknown, count: number): readonly string[] | null {
  if (typeof message !== 'string') return null;
  const words = message.split(' ');
  return words.length === count && words.every((word) => /^[0-9a-f]{64}$/.test(word)) ? words : null;
}
