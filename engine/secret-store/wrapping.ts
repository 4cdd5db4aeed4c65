/**
 * How the protectors wrap the data key: `nonce 12 | ciphertext 32 | tag 16`, AES-256-GCM under a key of one purpose, with associated
 * data of one protector.
 */
import { randomBytes, type KeyObject } from 'node:crypto';
import { NONCE_LENGTH, TAG_LENGTH, openKeys, seal } from '../crypto/index.ts';

const DATA_KEY_LENGTH = 32;

export const WRAPPED_LENGTH = NONCE_LENGTH + DATA_KEY_LENGTH + TAG_LENGTH;

export function wrapKey(key: KeyObject, aad: Buffer, dataKey: Buffer): Buffer {
  const nonce = randomBytes(NONCE_LENGTH);
  return Buffer.concat([nonce, seal(key, nonce, aad, dataKey)]);
}

/** Null where it is another key, or was altered. `wrapped` has WRAPPED_LENGTH. */
export function unwrapKey(key: KeyObject, aad: Buffer, wrapped: Uint8Array): Buffer | null {
  const tagAt = WRAPPED_LENGTH - TAG_LENGTH;
  return openKeys(key, wrapped.subarray(0, NONCE_LENGTH), aad, wrapped.subarray(NONCE_LENGTH, tagAt), wrapped.subarray(tagAt));
}
