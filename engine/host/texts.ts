/** The few texts that a shell says itself (terminal, native dialogs, its own pages), from the catalogue that everything uses. */
import { createI18n, pickLanguage, type Language, type RESOURCES } from '../../shared/i18n/index.ts';

type KeysOf<Tree, Prefix extends string = ''> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? `${Prefix}${Key}` : KeysOf<Tree[Key], `${Prefix}${Key}.`>;
}[keyof Tree & string];
export type ShellTextKey = KeysOf<(typeof RESOURCES)['en']['shell']>;

export interface ShellTexts {
  readonly language: Language;
  t(key: ShellTextKey, blanks?: Readonly<Record<string, string | number>>): string;
}

export function shellTexts(language: Language): ShellTexts {
  const i18n = createI18n(language, { defaultNamespace: 'shell' });
  return { language, t: (key, blanks) => i18n.t(key, { ...blanks }) };
}

/** The terminal's language, as POSIX orders its variables; where none is set, the system's. */
export function terminalLanguage(env: NodeJS.ProcessEnv): Language {
  const set = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value);
  return pickLanguage([set ?? new Intl.DateTimeFormat().resolvedOptions().locale]);
}
