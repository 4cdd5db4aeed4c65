/** What a tool touches of its process, so that tests can stand in for it. */
import type { Readable, Writable } from 'node:stream';

export interface Io {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: NodeJS.ProcessEnv;
  readonly workingFolder: string;
  /** Milliseconds that never go back. */
  monotonic(): number;
}

export const processIo = (): Io => ({
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  workingFolder: process.cwd(),
  monotonic: () => performance.now(),
});

/** A reader that goes away (`| head`) is no failure of ours: what is left to write is dropped, and the work goes on. */
export function dropBrokenPipes(io: Io): void {
  for (const stream of [io.stdout, io.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
}
