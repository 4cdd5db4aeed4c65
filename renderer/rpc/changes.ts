/** The engine's stream of changes: followed for as long as its reader stands, and taken up again wherever it ends. */
import { retryDelay } from './reconnecting-link.ts';

export interface Source<Change> {
  readonly open: (signal: AbortSignal) => Promise<AsyncIterable<Change>>;
  /** Resolves after so many milliseconds, or once the reader has gone. */
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** Settles when the reader has gone. */
export async function followChanges<Change>(
  { open, pause }: Source<Change>,
  tell: (change: Change) => void,
  signal: AbortSignal,
): Promise<void> {
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    try {
      for await (const change of await open(signal)) {
        attempt = 0;
        tell(change);
      }
    } catch {
      // Where the link broke the banner says so, and whatever else fails fails a call that is shown: the next stream begins with everything.
    }
    await pause(retryDelay(attempt), signal);
  }
}

/** What comes within a moment is told together: one commit of another process changes several topics. */
export function gather<T>(tell: (all: ReadonlySet<T>) => void, later: (act: () => void) => void): (one: T) => void {
  let gathered = new Set<T>();
  return (one) => {
    if (gathered.size === 0)
      later(() => {
        const all = gathered;
        gathered = new Set();
        tell(all);
      });
    gathered.add(one);
  };
}
