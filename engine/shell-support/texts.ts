/** The few texts that a shell says itself (terminal, native dialogs, its own pages), from the catalogue that everything uses. */
import { createInstance } from 'i18next';
import { languageOf, type Language } from '../../shared/domain/language.ts';
import english from '../../shared/i18n/en/shell.json' with { type: 'json' };
import french from '../../shared/i18n/fr/shell.json' with { type: 'json' };

export type ShellTextKey = keyof typeof english;

export interface ShellTexts {
  readonly language: Language;
  t(key: ShellTextKey, blanks?: Readonly<Record<string, string | number>>): string;
}

const CATALOGUES = { en: english, fr: french } satisfies Record<Language, Record<ShellTextKey, string>>;

export function shellTexts(language: Language): ShellTexts {
  const texts = createInstance();
  void texts.init({
    lng: language,
    keySeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    resources: { [language]: { translation: CATALOGUES[language] } },
  });
  return { language, t: (key, blanks) => texts.t(key, { ...blanks }) };
}

/** The terminal's language, as POSIX orders its variables; where none is set, the system's. */
export function terminalLanguage(env: NodeJS.ProcessEnv): Language {
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value);
  return languageOf(locale ?? new Intl.DateTimeFormat().resolvedOptions().locale);
}
