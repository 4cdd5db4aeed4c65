/** The shell's side of the proof between page and shell (shared/contract/page-proof.ts). Pure but for its nonce. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { KEY_ID_TEXT, provenText, wordsOf } from '../shared/contract/page-proof.ts';

const hmac = (pageKey: string, text: string): Buffer => createHmac('sha256', pageKey).update(text).digest();

export const keyIdOf = (pageKey: string): string => hmac(pageKey, KEY_ID_TEXT).toString('hex');

/** `unknown`: the key is no living session's. `wrong`: it is one's, and the page does not have it. */
export type Step =
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'proven'; readonly keyId: string }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'wrong' };

/** Takes the page's messages of one connection, in order; null for one that is no text. `pageKey` answers a living session's key. */
export function awaitProof(pageKey: (id: string) => string | null): (message: string | null) => Step {
  let asked: { readonly keyId: string; readonly expected: Buffer } | null = null;

  const greet = (message: string | null): Step => {
    const [keyId = '', pageNonce = ''] = wordsOf(message, 2) ?? [];
    const key = pageKey(keyId);
    if (key === null) return { kind: 'unknown' };
    const nonce = randomBytes(32).toString('hex');
    asked = { keyId, expected: hmac(key, provenText('page', pageNonce, nonce)) };
    return { kind: 'answer', text: `${nonce} ${hmac(key, provenText('shell', pageNonce, nonce)).toString('hex')}` };
  };
  const judge = (message: string | null, { keyId, expected }: NonNullable<typeof asked>): Step => {
    const [proof] = wordsOf(message, 1) ?? [];
    if (proof === undefined || !timingSafeEqual(Buffer.from(proof, 'hex'), expected)) return { kind: 'wrong' };
    // The session may have ended since the first message.
    return pageKey(keyId) === null ? { kind: 'unknown' } : { kind: 'proven', keyId };
  };
  return (message) => (asked === null ? greet(message) : judge(message, asked));
}
