/** Counts byte sequences in the memory of another process, as a core dump would show it (Linux: /proc). */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

const CHUNK = 4 * 2 ** 20;

/** What a process can have written to: [from, to). */
function writable(pid: number): (readonly [number, number])[] {
  const lines = readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n');
  return lines.flatMap((line) => {
    const [, from, to] = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line) ?? [];
    return from && to ? [[Number.parseInt(from, 16), Number.parseInt(to, 16)] as const] : [];
  });
}

function countIn(bytes: Buffer, wanted: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1)) count += 1;
  return count;
}

/** Of each sequence, how often it stands there. The process has to stand still. */
export function countInMemory(pid: number, wanted: readonly Buffer[]): number[] {
  const counts = wanted.map(() => 0);
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  const chunk = Buffer.alloc(CHUNK);
  const overlap = Math.max(...wanted.map(({ length }) => length)) - 1;
  try {
    for (const [from, to] of writable(pid)) {
      for (let at = from; at < to; at += CHUNK - overlap) {
        const read = readSync(memory, chunk, 0, Math.min(CHUNK, to - at), at);
        wanted.forEach((bytes, index) => (counts[index] = (counts[index] ?? 0) + countIn(chunk.subarray(0, read), bytes)));
        if (at + read >= to) break;
      }
    }
  } finally {
    closeSync(memory);
  }
  return counts;
}
