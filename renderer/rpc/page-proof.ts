/** The page's side of the proof between page and shell (shared/contract/page-proof.ts). */
import { KEY_ID_TEXT, provenText, wordsOf } from '../../shared/contract/page-proof.ts';

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

async function signer(pageKey: string): Promise<(text: string) => Promise<string>> {
  const key = await crypto.subtle.importKey('raw', utf8(pageKey), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return async (text) => hex(new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8(text))));
}

/** Null where the connection ends first. */
function nextMessage(socket: WebSocket): Promise<unknown> {
  return new Promise((resolve) => {
    socket.addEventListener('message', ({ data }) => resolve(data), { once: true });
    socket.addEventListener('close', () => resolve(null), { once: true });
  });
}

/** Resolves when the shell has proven itself, with the page's own proof on its way; rejects when it could not. */
export async function prove(socket: WebSocket, pageKey: string): Promise<void> {
  const sign = await signer(pageKey);
  const pageNonce = hex(crypto.getRandomValues(new Uint8Array(32)));
  const answer = nextMessage(socket);
  socket.send(`${await sign(KEY_ID_TEXT)} ${pageNonce}`);
  const [shellNonce = '', proof] = wordsOf(await answer, 2) ?? [];
  // One try a nonce: the time that comparing takes tells nothing that could be used.
  if (proof !== (await sign(provenText('shell', pageNonce, shellNonce)))) throw new Error('The shell has not proven itself.');
  socket.send(await sign(provenText('page', pageNonce, shellNonce)));
}
