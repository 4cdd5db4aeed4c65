import { describe, expect, it } from 'vitest';
import { createI18n, LANGUAGES } from '../../../shared/i18n/index.ts';
import { strengthOf } from './estimator.ts';
import { ADVICE, levelOf, LEVELS } from './level.ts';

describe('the strength of a password', () => {
  it.each([
    ['password1', 'very-weak'],
    ['motdepasse', 'weak'],
    ['qsdfghjklm', 'very-weak'],
    ['21/11/2026', 'weak'],
    ['correct horse battery staple', 'strong'],
    ['velours tracteur girafe dimanche', 'strong'],
  ])('%s is %s', (password, level) => {
    expect(strengthOf(password, []).level).toBe(level);
  });

  it('is less where it is made of what everybody knows', () => {
    const rank = (known: string[]): number => LEVELS.indexOf(strengthOf('Xanthippos Zarko 26', known).level);
    expect(rank(['Xanthippos Zarko'])).toBeLessThan(rank([]));
    expect(strengthOf('xanthippos', ['Xanthippos']).advice).toBe('userInputs');
  });

  it('comes with advice as long as it is not good', () => {
    expect(strengthOf('password1', []).advice).toBe('common');
    expect(strengthOf('correct horse battery staple', []).advice).toBeNull();
  });

  it('does not depend on how an accent was typed', () => {
    const word = 'chêne été forêt où';
    expect(strengthOf(word.normalize('NFD'), [])).toEqual(strengthOf(word.normalize('NFC'), []));
  });

  it('grows with the guesses it takes', () => {
    expect([0, 4, 7, 10, 13].map(levelOf)).toEqual(LEVELS);
  });

  it.each(LANGUAGES)('has its words in %s', (language) => {
    const i18n = createI18n(language);
    for (const level of LEVELS) expect(i18n.exists(`dialogs:strength.level.${level}`), level).toBe(true);
    for (const advice of ADVICE) expect(i18n.exists(`dialogs:strength.advice.${advice}`), advice).toBe(true);
  });
});
