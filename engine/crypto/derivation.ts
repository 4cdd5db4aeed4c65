/** HKDF-SHA256 (RFC 5869) into KeyObjects: one key, one purpose. A purpose is an ASCII word that is used nowhere else. */
import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

export type Purpose =
  | 'record'
  | 'check'
  | 'rights'
  | 'audit'
  | 'backup encryption'
  | 'backup authentication'
  | 'store encryption'
  | 'store key file'
  | 'store passphrase'
  | 'store key store';

const KEY_LENGTH = 32;

export function deriveKey(material: Uint8Array | KeyObject, salt: Uint8Array, purpose: Purpose): KeyObject {
  const derived = new Uint8Array(hkdfSync('sha256', material, salt, purpose, KEY_LENGTH));
  const key = createSecretKey(derived);
  derived.fill(0);
  return key;
}
