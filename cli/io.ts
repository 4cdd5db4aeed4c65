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

/**
 * A reader that goes away (`| head`) is no failure of ours: what is left to write is dropped, and the work goes on. So it does where a
 * full disk takes no more; but then somebody has to know. Answers whether any was lost that way.
 */
export function dropBrokenPipes(io: Io, onLost: (reason: string) => void): () => boolean {
  let lost = false;
  const failed = (tell: boolean) => (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    if (tell && !lost) onLost(error.code ?? 'EIO');
    lost = true;
  };
  io.stdout.on('error', failed(true));
  io.stderr.on('error', failed(false));
  return () => lost;
}
