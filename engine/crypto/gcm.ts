/**
 * The only file that calls AES-GCM (AES-256-GCM, 96-bit nonce, 128-bit tag).
 *
 * Node's interface is unsafe by default: without `authTagLength: 16` it accepts tags of 4 bytes, it takes nonces of any length,
 * and `decipher.update()` hands out plaintext that nobody has authenticated yet. Here the lengths are asserted and plaintext
 * leaves only after `final()`; what did not authenticate is wiped.
 */
import { createCipheriv, createDecipheriv, type DecipherGCM, type KeyObject } from 'node:crypto';
import { secretBuffer } from './secret-bytes.ts';

export const NONCE_LENGTH = 12;
export const TAG_LENGTH = 16;

/** Bytes. */
const PIECE = 8;

const CIPHER = 'aes-256-gcm';
const OPTIONS = { authTagLength: TAG_LENGTH } as const;

function assertLength(name: string, bytes: Uint8Array, length: number): void {
  if (bytes.length !== length) throw new RangeError(`${name} of ${bytes.length} bytes, not ${length}`);
}

/** Writes `ciphertext | tag` into `out` at `offset`; returns the offset behind it. The nonce must never repeat under one key. */
export function sealInto(key: KeyObject, nonce: Uint8Array, aad: Uint8Array, plaintext: Uint8Array, out: Buffer, offset: number): number {
  assertLength('Nonce', nonce, NONCE_LENGTH);
  const cipher = createCipheriv(CIPHER, key, nonce, OPTIONS);
  cipher.setAAD(aad);
  out.set(cipher.update(plaintext), offset);
  cipher.final(); // GCM is a stream: nothing is left to write
  out.set(cipher.getAuthTag(), offset + plaintext.length);
  return offset + plaintext.length + TAG_LENGTH;
}

/** `ciphertext | tag`. */
export function seal(key: KeyObject, nonce: Uint8Array, aad: Uint8Array, plaintext: Uint8Array): Buffer {
  const sealed = Buffer.alloc(plaintext.length + TAG_LENGTH);
  sealInto(key, nonce, aad, plaintext, sealed, 0);
  return sealed;
}

/** The plaintext, or null where key, nonce, associated data, ciphertext and tag do not belong together. */
export function open(key: KeyObject, nonce: Uint8Array, aad: Uint8Array, ciphertext: Uint8Array, tag: Uint8Array): Buffer | null {
  const decipher = decipherFor(key, nonce, aad, tag);
  return finished(decipher, decipher.update(ciphertext));
}

/**
 * The same for what holds keys. Node deciphers into a buffer that is one byte too long, moves the result to another and frees the first
 * unwiped: of one call all the keys would stay in freed memory. In pieces this small no more than 8 bytes of a key ever do.
 */
export function openKeys(key: KeyObject, nonce: Uint8Array, aad: Uint8Array, ciphertext: Uint8Array, tag: Uint8Array): Buffer | null {
  const decipher = decipherFor(key, nonce, aad, tag);
  const plaintext = secretBuffer(ciphertext.length);
  for (let at = 0; at < ciphertext.length; at += PIECE) {
    const piece = decipher.update(ciphertext.subarray(at, at + PIECE));
    plaintext.set(piece, at);
    piece.fill(0);
  }
  return finished(decipher, plaintext);
}

function decipherFor(key: KeyObject, nonce: Uint8Array, aad: Uint8Array, tag: Uint8Array): DecipherGCM {
  assertLength('Nonce', nonce, NONCE_LENGTH);
  assertLength('Tag', tag, TAG_LENGTH);
  const decipher = createDecipheriv(CIPHER, key, nonce, OPTIONS);
  decipher.setAAD(aad);
  return decipher.setAuthTag(tag);
}

function finished(decipher: DecipherGCM, plaintext: Buffer): Buffer | null {
  try {
    decipher.final();
  } catch {
    // The one thing that final() reports in GCM is a tag that does not fit.
    plaintext.fill(0);
    return null;
  }
  return plaintext;
}
