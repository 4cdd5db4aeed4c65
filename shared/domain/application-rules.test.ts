/** Hostile names: each is text, kept and shown as it is, or refused with the text of its problem. */
import { describe, expect, it } from 'vitest';
import { RESOURCES } from '../i18n/index.ts';
import { applicationNameProblem, fieldsProblem } from './application-rules.ts';
import { HOSTILE_NAMES } from './hostile-names.helper.ts';

const REFUSED: readonly (readonly [string, string])[] = [
  ['', 'name-empty'],
  ['   ', 'name-empty'],
  ['\u200d\u200c', 'name-empty'],
  ['\u3164', 'name-empty'],
  ['a\u0000b', 'name-characters'],
  ['a\nb', 'name-characters'],
  ['a\u001b[31mb', 'name-characters'],
  ['a\u2028b', 'name-characters'],
  ['a\u0085b', 'name-characters'],
  ['a\ud800b', 'name-characters'],
  ['SAP\u202ePAS', 'name-invisible'],
  ['\u2066SAP\u2069', 'name-invisible'],
  ['S\u200bAP', 'name-invisible'],
  ['S\u00adAP', 'name-invisible'],
  ['\ufeffSAP', 'name-invisible'],
  ['SAP\u{e0041}', 'name-invisible'],
  [' SAP', 'name-space'],
  ['S  AP', 'name-space'],
  ['S\u00a0AP', 'name-space'],
  ['x'.repeat(257), 'name-long'],
  ['\u{1f600}'.repeat(257), 'name-long'],
];

const field = (label: string, change: object = {}) => ({ label, masked: false, synchronized: false, ...change });

describe('a name', () => {
  it.each(HOSTILE_NAMES)('is taken as text: %j', (name) => expect(applicationNameProblem(name)).toBeNull());
  it.each(REFUSED)('%j is refused: %s', (name, problem) => {
    expect(applicationNameProblem(name)).toMatchObject({ problem });
    for (const { errors } of [RESOURCES.en, RESOURCES.fr]) expect(errors.text).toHaveProperty(problem);
  });
});

describe('fields', () => {
  const user = field('User');
  it.each([
    ['none', [], 'fields-none', null],
    ['too many', Array.from({ length: 101 }, (_, index) => field(`F${index}`)), 'fields-many', null],
    ['a masked user', [field('User', { masked: true })], 'ordinal-zero-masked', 0],
    ['a synchronized user', [field('User', { synchronized: true })], 'ordinal-zero-synchronized', 0],
    ['no label', [user, field('')], 'label-empty', 1],
    ['a long label', [user, field('x'.repeat(129))], 'label-long', 1],
    ['a label twice', [user, field('USER')], 'label-twice', 1],
    ['two synchronized', [user, field('A', { synchronized: true }), field('B', { synchronized: true })], 'synchronized-once', 2],
    ['a turned label', [user, field('\u202eA')], 'name-invisible', 1],
  ] as const)('%s are refused', (_why, fields, problem, index) => {
    expect(fieldsProblem(fields)).toMatchObject({ problem, index });
    for (const { errors } of [RESOURCES.en, RESOURCES.fr]) expect(errors.text).toHaveProperty(problem);
  });
  it('are taken with a mask, and one that is synchronized', () =>
    expect(fieldsProblem([user, field('Password', { masked: true, synchronized: true })])).toBeNull());
});
