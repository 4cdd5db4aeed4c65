/**
 * How long a password withstands guessing, with every word list that the estimate needs. About 1.7 MB: imported only where a
 * password is being chosen, never with the page.
 */
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as english } from '@zxcvbn-ts/language-en';
import { dictionary as french } from '@zxcvbn-ts/language-fr';
import { levelOf, type Advice, type Strength } from './level.ts';

/** Characters that are looked at: what is longer is judged by its beginning, so that typing never waits for the estimate. */
const LOOKED_AT = 64;

const estimate = new ZxcvbnFactory({
  dictionary: { ...common, ...english, ...french },
  graphs: adjacencyGraphs,
  maxLength: LOOKED_AT,
});

/** `known`: what a thief knows anyway, such as the name of the system. Without translations the library answers the keys of its texts. */
export function strengthOf(password: string, known: readonly string[]): Strength {
  const { guessesLog10, feedback } = estimate.check(password.normalize('NFC'), [...known]);
  const level = levelOf(guessesLog10);
  const warning = feedback.warning as Advice | null;
  return { level, advice: level === 'strong' ? null : (warning ?? (level === 'good' ? null : 'anotherWord')) };
}
