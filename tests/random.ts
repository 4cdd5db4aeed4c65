/** Repeatable chance: the seed is printed, and SEED=… runs the same again (mulberry32; statistics, not cryptography). */
export interface Chance {
  readonly seed: number;
  /** From 0 up to, not including, 1. */
  next(): number;
  /** From 0 up to, not including, `below`. */
  integer(below: number): number;
}

export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { seed, next, integer: (below) => Math.floor(next() * below) };
}

/** `count` of them, in their order; all where there are no more. */
export function sample<T>(all: readonly T[], count: number, { integer }: Chance): T[] {
  const left = all.map((_, index) => index);
  while (left.length > count) left.splice(integer(left.length), 1);
  return left.map((index) => all[index] as T);
}
