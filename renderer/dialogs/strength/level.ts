/** The words for a password's strength, and from how many guesses on each is meant. */
export const LEVELS = ['very-weak', 'weak', 'fair', 'good', 'strong'] as const;
export type Level = (typeof LEVELS)[number];

/** What makes a password easy to guess, or easier to withstand it: the estimate's own names, each with a text in the catalogue. */
export const ADVICE = [
  'straightRow',
  'keyPattern',
  'simpleRepeat',
  'extendedRepeat',
  'sequences',
  'recentYears',
  'dates',
  'topTen',
  'topHundred',
  'common',
  'similarToCommon',
  'wordByItself',
  'namesByThemselves',
  'commonNames',
  'userInputs',
  'anotherWord',
] as const;
export type Advice = (typeof ADVICE)[number];

export interface Strength {
  readonly level: Level;
  readonly advice: Advice | null;
}

/**
 * Powers of ten of guesses, for whoever has stolen the file. One guess costs about 128 MiB and a third of a second of scrypt; a
 * thief who rents enough for 10,000 a second has 10^7 within 20 minutes, 10^10 within two weeks, 10^13 in 30 years.
 */
const FROM: Readonly<Record<Exclude<Level, 'very-weak'>, number>> = { weak: 4, fair: 7, good: 10, strong: 13 };

export function levelOf(guessesLog10: number): Level {
  const { weak, fair, good, strong } = FROM;
  if (guessesLog10 >= strong) return 'strong';
  if (guessesLog10 >= good) return 'good';
  if (guessesLog10 >= fair) return 'fair';
  return guessesLog10 >= weak ? 'weak' : 'very-weak';
}
