/**
 * Which names a file has had, and on which line: 12 bytes a name, so that a million lines stay in bounded memory. A name is kept
 * as the first 64 bits of its SHA-256; two different names of one file with the same 64 bits do not happen (10^12 pairs at a
 * million names, of 1.8 x 10^19).
 */
import { createHash } from 'node:crypto';

const WORDS = 3;

export class SeenNames {
  #slots = 1 << 12;
  #table = new Uint32Array(this.#slots * WORDS);
  #count = 0;

  /** The line on which the name stood first, or null where this is the first time. */
  lineOf(name: string, line: number): number | null {
    if (this.#count * 2 >= this.#slots) this.#grow();
    const digest = createHash('sha256').update(name).digest();
    return this.#place(digest.readUInt32LE(0), digest.readUInt32LE(4), line);
  }

  /** The slot that holds the name, or the free one where it belongs. A line number is never 0: 0 marks a free slot. */
  #slotFor(low: number, high: number): number {
    for (let slot = low % this.#slots; ; slot = (slot + 1) % this.#slots) {
      const at = slot * WORDS;
      if (this.#table[at + 2] === 0) return at;
      if (this.#table[at] === low && this.#table[at + 1] === high) return at;
    }
  }

  #place(low: number, high: number, line: number): number | null {
    const at = this.#slotFor(low, high);
    const first = this.#table[at + 2];
    if (first) return first;
    this.#table.set([low, high, line], at);
    this.#count += 1;
    return null;
  }

  #grow(): void {
    const old = this.#table;
    this.#slots *= 2;
    this.#table = new Uint32Array(this.#slots * WORDS);
    this.#count = 0;
    for (let at = 0; at < old.length; at += WORDS) {
      const line = old[at + 2];
      if (line) this.#place(old[at] ?? 0, old[at + 1] ?? 0, line);
    }
  }
}
