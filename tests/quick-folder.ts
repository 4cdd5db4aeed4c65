/** Where tests put their data folders: a durable write in memory takes microseconds, on a disk milliseconds, and nothing tested here outlives its process. */
import { accessSync, constants, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const MEMORY = '/dev/shm';
const ENOUGH = 4 * 2 ** 30;

/** The folder that Linux keeps in memory, where it has 4 GiB free; else the one for temporary files. For `TMPDIR`. */
export function quickFolder(): string {
  try {
    accessSync(MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= ENOUGH ? MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}
