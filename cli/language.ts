/** The language of messages, as POSIX says it: LC_ALL before LC_MESSAGES before LANG; the first that is set decides. */
import { createI18n, pickLanguage, type I18n } from '../shared/i18n/index.ts';

export function languageOf(env: NodeJS.ProcessEnv): I18n {
  const tag = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value !== undefined && value !== '');
  return createI18n(pickLanguage([tag]), { defaultNamespace: 'cli' });
}

/** JSON is never translated. */
export const english = (): I18n => createI18n('en', { defaultNamespace: 'cli' });
