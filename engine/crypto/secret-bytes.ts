/**
 * Key bytes in a wrapper that wipes itself: `using key = SecretBytes.take(buffer)`.
 *
 * The bytes lie in memory of their own (never the shared pool of `Buffer.from`), in a private field, so that
 * printing, serialising, spreading or posting the wrapper yields `[secret]` or nothing. What JavaScript cannot promise: that
 * the garbage collector or a core dump never saw a copy. Wiping shortens the time; it is no proof.
 */
import { randomFillSync, timingSafeEqual } from 'node:crypto';
import { Unprintable } from './unprintable.ts';

/**
 * A buffer for keys and plaintexts. `Buffer.alloc` puts up to 64 bytes into V8's own heap: the collector moves them, and who hands them to native
 * code moves them too, and what they were moved from is wiped by nobody. An ArrayBuffer's bytes stay where they are.
 */
export const secretBuffer = (length: number): Buffer => Buffer.from(new ArrayBuffer(length));

export class SecretBytes extends Unprintable {
  #bytes: Buffer;
  #disposed = false;

  private constructor(bytes: Buffer) {
    super();
    this.#bytes = bytes;
  }

  /** Takes the bytes over: the given buffer is zeroed, so that exactly one copy is left. */
  static take(buffer: Uint8Array): SecretBytes {
    const own = secretBuffer(buffer.length);
    own.set(buffer);
    buffer.fill(0);
    return new SecretBytes(own);
  }

  static random(length: number): SecretBytes {
    return new SecretBytes(randomFillSync(secretBuffer(length)));
  }

  get length(): number {
    return this.#bytes.length;
  }

  /** Lends the bytes for the time of `fn`; it must not keep them. */
  use<T>(fn: (bytes: Buffer) => T): T {
    if (this.#disposed) throw new Error('These secret bytes were disposed of');
    return fn(this.#bytes);
  }

  /** A copy in memory of its own, which the caller wipes. */
  copy(): Buffer {
    return this.use((bytes) => {
      const copy = secretBuffer(bytes.length);
      bytes.copy(copy);
      return copy;
    });
  }

  /** In constant time for equal lengths; the length is no secret. */
  equals(other: SecretBytes): boolean {
    return this.use((mine) => other.use((theirs) => mine.length === theirs.length && timingSafeEqual(mine, theirs)));
  }

  dispose(): void {
    this.#bytes.fill(0);
    this.#disposed = true;
  }

  [Symbol.dispose](): void {
    this.dispose();
  }
}
