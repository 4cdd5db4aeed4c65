/**
 * A key that lives long, as the ring's do: held by OpenSSL, outside of JavaScript's memory, in exactly one copy, which OpenSSL wipes when
 * it is freed, and so also where nobody thought of disposing of it. (Bytes that live for one call: secret-bytes.ts, wiped at once.)
 *
 * The bytes come back only for the time of a call; printing, serialising, spreading or posting the wrapper yields `[secret]` or
 * nothing. To dispose is to let go: the wiping comes with the next collection.
 */
import { createSecretKey, randomFillSync, type KeyObject } from 'node:crypto';
import { deriveKey, type Purpose } from './derivation.ts';
import { secretBuffer } from './secret-bytes.ts';
import { Unprintable } from './unprintable.ts';

export class SecretKey extends Unprintable {
  #key: KeyObject | null;

  private constructor(key: KeyObject) {
    super();
    this.#key = key;
  }

  /** Takes the bytes over: the given buffer is zeroed, so that exactly one copy is left. */
  static take(buffer: Uint8Array): SecretKey {
    const key = createSecretKey(buffer);
    buffer.fill(0);
    return new SecretKey(key);
  }

  static random(length: number): SecretKey {
    return SecretKey.take(randomFillSync(secretBuffer(length)));
  }

  /** HKDF over it: no copy of the bytes is made in JavaScript. */
  derive(salt: Uint8Array, purpose: Purpose): KeyObject {
    return deriveKey(this.#held(), salt, purpose);
  }

  /** Lends a copy for the time of `fn`, which must not keep it: it is wiped behind it. */
  use<T>(fn: (bytes: Buffer) => T): T {
    const bytes = this.#held().export();
    try {
      return fn(bytes);
    } finally {
      bytes.fill(0);
    }
  }

  /** In constant time for equal lengths; the length is no secret. */
  equals(other: SecretKey): boolean {
    return this.#held().equals(other.#held());
  }

  dispose(): void {
    this.#key = null;
  }

  #held(): KeyObject {
    if (!this.#key) throw new Error('This secret key was disposed of');
    return this.#key;
  }
}
