/** Time that passes at the test's word. */
import type { Timers } from './timers.ts';

export interface ManualTimers {
  readonly timers: Timers;
  /** What was asked for, in order, in milliseconds. */
  readonly asked: readonly number[];
  readonly waiting: () => number;
  /** Lets this much time pass; what becomes due meanwhile is run when it is due. */
  readonly pass: (milliseconds: number) => void;
}

export function manualTimers(): ManualTimers {
  let now = 0;
  let pending: { readonly due: number; readonly run: () => void }[] = [];
  const asked: number[] = [];
  const next = (until: number): (typeof pending)[number] | undefined =>
    pending.filter(({ due }) => due <= until).sort((a, b) => a.due - b.due)[0];
  return {
    asked,
    timers: {
      set: (milliseconds, run) => {
        const entry = { due: now + milliseconds, run };
        asked.push(milliseconds);
        pending.push(entry);
        return { cancel: () => (pending = pending.filter((other) => other !== entry)) };
      },
    },
    waiting: () => pending.length,
    pass: (milliseconds) => {
      const until = now + milliseconds;
      for (let entry = next(until); entry !== undefined; entry = next(until)) {
        const due = entry;
        pending = pending.filter((other) => other !== due);
        now = due.due;
        due.run();
      }
      now = until;
    },
  };
}
