/** Things a second and seconds left, for work that does not say them itself. */
import type { Io } from './io.ts';
import type { Step } from './progress.ts';

/** Before this much time a rate means nothing. */
const SETTLED_MS = 500;

export function createRate(io: Io): (done: number, total: number | null) => Pick<Step, 'rate' | 'secondsLeft'> {
  const startedAt = io.monotonic();
  return (done, total) => {
    const elapsed = io.monotonic() - startedAt;
    if (elapsed < SETTLED_MS || done === 0) return { rate: null, secondsLeft: null };
    const rate = (done * 1000) / elapsed;
    return { rate, secondsLeft: total === null ? null : (total - done) / rate };
  };
}
