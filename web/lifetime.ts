/** The browser shell's own end: some time after its last window closed, unless an operation still runs. */
import type { Timers } from './timers.ts';

/** A reload closes the window's connection and opens the next within moments; a laptop's tunnel takes longer to come back. */
export const GRACE_MILLISECONDS = 30_000;

export interface Lifetime {
  windowOpened(): void;
  windowClosed(): void;
  readonly windows: number;
  /** Resolves when nobody needs the shell any more. Never before a first window was there. */
  readonly over: Promise<void>;
}

export function lifetime(busy: () => Promise<boolean>, timers: Timers): Lifetime {
  let end = (): void => undefined;
  const over = new Promise<void>((resolve) => (end = resolve));
  let windows = 0;
  let pending: { cancel(): void } | null = null;

  const wait = (): void => {
    pending = timers.set(GRACE_MILLISECONDS, () => void endUnlessBusy());
  };
  const endUnlessBusy = async (): Promise<void> => {
    const mine = pending;
    const needed = await busy();
    if (windows > 0 || pending !== mine) return;
    if (needed) wait();
    else end();
  };

  return {
    windowOpened: () => {
      windows += 1;
      pending?.cancel();
    },
    windowClosed: () => {
      windows -= 1;
      if (windows === 0) wait();
    },
    get windows() {
      return windows;
    },
    over,
  };
}
