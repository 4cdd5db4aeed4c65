import { describe, expect, it } from 'vitest';
import { ERRORS, type ErrorCode } from '../errors.ts';
import { ROLES } from '../domain/roles.ts';
import { SITUATION_IDS } from '../domain/situations.ts';
import { OPERATION_KINDS, OPERATION_STATES } from '../domain/operation-states.ts';
import { createI18n, formatError, formatSituation, LANGUAGES, pickLanguage, RESOURCES, type Language } from './index.ts';

type Tree = { readonly [key: string]: string | Tree };

function flatten(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  );
}

const categories = (language: Language): readonly string[] => new Intl.PluralRules(language).resolvedOptions().pluralCategories;
const PLURAL = /_(zero|one|two|few|many|other)$/;
const namespaces = Object.keys(RESOURCES.en) as (keyof (typeof RESOURCES)['en'])[];
const keysOf = (language: Language, namespace: (typeof namespaces)[number]): string[] =>
  flatten(RESOURCES[language][namespace] as Tree).map(([key]) => key);
const stems = (keys: readonly string[]): string[] => [...new Set(keys.map((key) => key.replace(PLURAL, '')))].sort();
const placeholders = (text: string): string[] => [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] ?? '').sort();

describe('the catalogues', () => {
  it.each(namespaces)('%s has the same keys in every language', (namespace) => {
    for (const language of LANGUAGES) expect(stems(keysOf(language, namespace))).toEqual(stems(keysOf('en', namespace)));
  });

  it.each(namespaces)('%s has every plural category of each language, and no other', (namespace) => {
    for (const language of LANGUAGES) {
      const plural = keysOf(language, namespace).filter((key) => PLURAL.test(key));
      for (const stem of stems(plural)) {
        const held = plural.filter((key) => key.replace(PLURAL, '') === stem).map((key) => PLURAL.exec(key)?.[1]);
        expect(held.sort(), `${language} ${namespace}:${stem}`).toEqual([...categories(language)].sort());
      }
    }
  });

  it.each(namespaces)('%s fills the same blanks in every language', (namespace) => {
    const byStem = (language: Language): Map<string, Set<string>> => {
      const found = new Map<string, Set<string>>();
      for (const [key, text] of flatten(RESOURCES[language][namespace])) {
        const stem = key.replace(PLURAL, '');
        found.set(stem, new Set([...(found.get(stem) ?? []), ...placeholders(text)]));
      }
      return found;
    };
    const english = byStem('en');
    for (const [stem, names] of byStem('fr'))
      expect([...names].sort(), `${namespace}:${stem}`).toEqual([...(english.get(stem) ?? [])].sort());
  });

  it.each(LANGUAGES)('%s has no empty text', (language) => {
    for (const namespace of namespaces)
      for (const [key, text] of flatten(RESOURCES[language][namespace])) expect(text.trim(), key).not.toBe('');
  });

  it.each(LANGUAGES)('%s has a text and a next step for every error, and none for an unknown one', (language) => {
    const keys = stems(keysOf(language, 'errors')).filter(
      (key) => !key.startsWith('text.') && !/_(startedBy|owner|length|reason|detail|ENOSPC|EBUSY|EACCES|EROFS)$/.test(key),
    );
    expect(keys).toEqual(
      Object.keys(ERRORS)
        .flatMap((code) => [code, `${code}_next`])
        .sort(),
    );
  });

  it.each(LANGUAGES)('%s has a sentence for every situation', (language) => {
    const ids = new Set(stems(keysOf(language, 'situations')).map((key) => key.replace(/_.*$/, '')));
    expect([...ids].sort()).toEqual([...SITUATION_IDS].sort());
  });

  it.each(LANGUAGES)('%s names every role, kind and state', (language) => {
    const i18n = createI18n(language);
    for (const role of ROLES) expect(i18n.exists(`domain:role.${role}`)).toBe(true);
    for (const kind of OPERATION_KINDS) expect(i18n.exists(`domain:operationKind.${kind}`)).toBe(true);
    // The last three are steps of the audit that no operation is in.
    for (const state of [...OPERATION_STATES, 'written', 'retired', 'set-aside'])
      expect(i18n.exists(`domain:operationState.${state}`)).toBe(true);
  });
});

const now = (): Date => new Date('2026-11-21T15:00:00Z');
const english = createI18n('en', { now, timeZone: 'UTC' });
const french = createI18n('fr', { now, timeZone: 'UTC' });

describe('a text', () => {
  it('has the plural of its language, at one million too', () => {
    const lost = (count: number) => ({ id: 'never-backed-up', params: { count } }) as const;
    expect(formatSituation(english, lost(2000))).toContain('2,000 credentials are lost.');
    expect(formatSituation(english, lost(1))).toContain('1 credential is lost.');
    expect(formatSituation(french, lost(1))).toContain('de 1 mappage le');
    expect(formatSituation(french, lost(2000))).toContain('de 2\u202f000 mappages le');
    expect(formatSituation(french, lost(1_000_000))).toContain('de 1\u202f000\u202f000 de mappages le');
  });

  it('has dates, times and lists of its language', () => {
    const behind = { id: 'store-behind', params: { version: 4, since: '2026-05-02T08:00:00Z', readable: '1,2,3' } } as const;
    expect(formatSituation(english, behind)).toBe(
      'This server lacks master secret 4, current since 2 May. Everything under 1, 2 and 3 is readable.',
    );
    expect(formatSituation(french, behind)).toContain('depuis le 2 mai. Tout ce qui est sous 1, 2 et 3 est lisible.');
    const disabled = { id: 'sso-disabled', params: { since: '2026-11-21T14:00:00Z', by: 'HOST\\anna' } } as const;
    expect(formatSituation(english, disabled)).toContain('since 14:00 by HOST\\anna.');
  });

  it('says more where more is known', () => {
    const progress = { done: 412_000, total: 1_000_000 };
    expect(formatSituation(english, { id: 'reencrypting', params: { ...progress, secondsLeft: 4 } })).toBe(
      'Re-encrypting: 412,000 of 1,000,000, 4 seconds left. Everything is readable.',
    );
    expect(formatSituation(english, { id: 'reencrypting', params: progress })).toBe(
      'Re-encrypting: 412,000 of 1,000,000. Everything is readable.',
    );
  });

  it('says why the database does not answer, where that helps', () => {
    const said = (reason: string): string => formatError(english, 'DATABASE_AWAY', { reason }).message;
    expect(said('ENOSPC')).toContain('its disk is full');
    expect(new Set(['ENOSPC', 'EBUSY', 'EACCES', 'EROFS', 'closed'].map(said)).size).toBe(5);
    expect(said('closed')).toBe('The credential database does not answer.');
    const params = { since: '2026-11-21T14:00:00Z', reason: 'EBUSY' };
    expect(formatSituation(english, { id: 'database-away', params })).toMatch(/: the file is in use\.$/);
  });

  it('says which kind of operation stopped, and no version where there is none', () => {
    const said = (params: Record<string, number | boolean>): string =>
      formatSituation(english, { id: 'generate-unfinished', params: { state: 'preflight', ...params } });
    expect(said({})).toMatch(/^Generating a master secret stopped/);
    expect(said({ version: 2 })).toMatch(/^Generating master secret 2 stopped/);
    expect(said({ version: 2, restore: true })).toMatch(/^Restoring master secrets stopped/);
  });

  it('names the role and who holds it', () => {
    const params = { role: 'sso-administrator', accounts: 'HOST\\sso-admins,HOST\\eve', account: 'HOST\\anna' };
    expect(formatError(english, 'ACCESS_DENIED', params).message).toBe(
      'This needs the role SSO Administrator, held by HOST\\sso-admins and HOST\\eve. You are HOST\\anna.',
    );
  });

  it('takes a text inside a text, with its own blanks', () => {
    const params = {
      file: 'apps.xml',
      line: 3,
      column: 8,
      element: 'flags',
      expected: 'yes-or-no',
      attribute: 'enableApp',
      value: 'maybe',
    };
    expect(formatError(english, 'XML_INVALID', params).message).toBe(
      'apps.xml, line 3, column 8, element flags: yes or no was expected for enableApp, not maybe.',
    );
    expect(formatError(english, 'FILE_NOT_WRITABLE', { path: '/x', reason: 'EWEIRD' }).message).toBe('Could not write /x: EWEIRD.');
  });

  it.each(LANGUAGES)('of every error in %s leaves no blank open, even without params', (language) => {
    const i18n = createI18n(language);
    for (const code of Object.keys(ERRORS) as ErrorCode[]) {
      const { message, next } = formatError(i18n, code);
      expect(`${message} ${next}`, code).not.toMatch(/\{\{|\}\}/);
    }
  });

  it('is not led astray by what a value looks like', () => {
    const { message } = formatError(english, 'APPLICATION_UNKNOWN', { application: '$t(errors:NO_SECRET) {{application}}' });
    expect(message).toBe('There is no application $t(errors:NO_SECRET) {{application}}.');
  });
});

describe('pickLanguage', () => {
  it('takes the first language that there is', () => {
    expect(pickLanguage(['de_DE.UTF-8', 'fr_CA.UTF-8', 'en'])).toBe('fr');
    expect(pickLanguage([undefined, 'C.UTF-8'])).toBe('en');
  });
});
