/** Ctrl-C: the first one ends the work in an orderly way, a second one ends the process; both are safe, the second as a power cut is. */
import { SsoError } from '../shared/errors.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
export const INTERRUPTED_EXIT = 130;

type Outcome = 'nothing-done' | 'operation-cancelled' | 'operation-paused';

export const interrupted = (outcome: Outcome): SsoError =>
  new SsoError('INTERRUPTED', { outcome, how: outcome === 'operation-paused' ? 'how-resume' : 'how-again' });

export interface Interrupt {
  /** Rejects with INTERRUPTED at the first signal. */
  readonly raised: Promise<never>;
  readonly isRaised: () => boolean;
  dispose(): void;
}

export function watchInterrupt(): Interrupt {
  let isRaised = false;
  let reject: (error: SsoError) => void = () => undefined;
  const raised = new Promise<never>((_resolve, refuse) => (reject = refuse));
  // Whoever does not race against it is not failed by it.
  raised.catch(() => undefined);
  const onSignal = (): void => {
    if (isRaised) process.exit(INTERRUPTED_EXIT);
    isRaised = true;
    reject(interrupted('nothing-done'));
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return {
    raised,
    isRaised: () => isRaised,
    dispose: () => {
      for (const signal of SIGNALS) process.off(signal, onSignal);
    },
  };
}

/**
 * Hands every event on until the stream ends or the signal comes (INTERRUPTED). Work that is nothing but its stream is undone by
 * leaving it; an operation goes on without followers, and is told by other means.
 */
export async function followUntilInterrupted<T>(
  stream: AsyncIterable<T>,
  interrupt: Interrupt,
  each: (event: T) => void,
  { leave = true }: { readonly leave?: boolean } = {},
): Promise<T | undefined> {
  const iterator = stream[Symbol.asyncIterator]();
  let newest: T | undefined;
  try {
    for (;;) {
      const result = await Promise.race([iterator.next(), interrupt.raised]);
      if (result.done) return newest;
      newest = result.value;
      each(result.value);
    }
  } finally {
    if (interrupt.isRaised() && leave) await iterator.return?.();
  }
}
