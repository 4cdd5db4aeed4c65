/** How fast something goes, and how long it will take. */

/** Seconds over which the rate is taken: long enough to be calm, short enough to follow the machine. */
const RATE_WINDOW_MS = 5_000;

export interface Pace {
  /** A second. */
  readonly rate: number | null;
  readonly secondsLeft: number | null;
}

export const UNKNOWN_PACE: Pace = { rate: null, secondsLeft: null };

interface Seen {
  readonly done: number;
  readonly total: number;
  /** Where another one begins, what was done before says nothing any more. */
  readonly state: string;
}

/** Over the last seconds, from what whoever follows has seen of it: it tells of work in any process. */
export function paceMeter(monotonic: () => number): (now: Seen) => Pace {
  let samples: { at: number; done: number; state: string }[] = [];
  return ({ done, total, state }) => {
    const at = monotonic();
    samples = [
      ...samples.filter((sample) => at - sample.at <= RATE_WINDOW_MS && sample.state === state && sample.done <= done),
      { at, done, state },
    ];
    const first = samples[0];
    if (!first || at === first.at || done === first.done) return UNKNOWN_PACE;
    const rate = ((done - first.done) / (at - first.at)) * 1000;
    return { rate, secondsLeft: Math.max(0, total - done) / rate };
  };
}
