/** What a command of the operating system prints, for what only a command tells. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Bytes; a directory of 100,000 people has about 10 MB. */
const OUTPUT_MAX = 64 * 2 ** 20;

/** Null where the command fails: there is no such entry, or no such command. */
export const output = (command: string, parameters: readonly string[]): Promise<string | null> =>
  run(command, [...parameters], { maxBuffer: OUTPUT_MAX, windowsHide: true }).then(
    ({ stdout }) => stdout,
    () => null,
  );
