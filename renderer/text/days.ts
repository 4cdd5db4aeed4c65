const DAY = 86_400_000;

/** Whole days from one time to a later one. */
export const daysBetween = (from: string, to: string): number => Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / DAY));
