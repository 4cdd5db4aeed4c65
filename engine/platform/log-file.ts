/**
 * A log of bounded size: one file that is written to, `name.log`, and the older ones `name.1.log`, `name.2.log` and on, of which the last
 * goes when another one is full. Each line is written to whatever file bears the name then, so another process may have turned it over.
 * Two that do so at once turn it over twice: it is bounded all the same, so nobody waits for a lock to say what went wrong.
 */
import { closeSync, constants, mkdirSync, openSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOG_FILE } from '../../shared/domain/limits.ts';
import { errorCode } from '../secret-store/index.ts';

const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;
/** A link in the place of the log leads nowhere. Windows has no O_NOFOLLOW: undefined there, which counts as 0. */
const APPEND = constants.O_APPEND | constants.O_CREAT | constants.O_WRONLY | constants.O_NOFOLLOW;

export interface LogFile {
  /** One line with its end; throws what the file system throws. */
  write(line: string): void;
}

function renameIfThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** Room is a courtesy: where it cannot be made, the line is written all the same. */
function turnOver(pathOf: (age: number) => string): void {
  try {
    for (let age = LOG_FILE.kept - 1; age >= 0; age -= 1) renameIfThere(pathOf(age), pathOf(age + 1));
  } catch {
    // the line that follows is what counts, and says by itself whether the folder can be written
  }
}

export function logFile(folder: string, name: string): LogFile {
  const pathOf = (age: number): string => join(folder, age === 0 ? `${name}.log` : `${name}.${age}.log`);
  return {
    write(line) {
      mkdirSync(folder, { recursive: true, mode: FOLDER_MODE });
      const path = pathOf(0);
      if (sizeOf(path) + Buffer.byteLength(line) > LOG_FILE.bytes) turnOver(pathOf);
      const file = openSync(path, APPEND, FILE_MODE);
      try {
        writeFileSync(file, line);
      } finally {
        closeSync(file);
      }
    },
  };
}
