/** Time is injected, so that tests own it: wall-clock for records, monotonic milliseconds for intervals. */
export interface Clock {
  now(): Date;
  /** Milliseconds from an arbitrary start; never goes back. */
  monotonic(): number;
}

export const systemClock: Clock = { now: () => new Date(), monotonic: () => performance.now() };
