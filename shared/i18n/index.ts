/**
 * Language of console, command line and service alike: one catalogue a language, bundled. No React here. Texts are made where
 * they are shown, from a code and its params; dates, numbers, lists and plural categories are the locale's own (Intl).
 */
import i18next, { type i18n } from 'i18next';
import { addFormats, type FormatOptions } from './formats.ts';
import { RESOURCES, type Language, type Namespace } from './resources.ts';

export { formatError, formatSituation } from './messages.ts';
export { LANGUAGES, RESOURCES, type Language, type Namespace } from './resources.ts';
export { instantText, numberText, secondsText } from './formats.ts';
export type { i18n as I18n } from 'i18next';

export interface I18nOptions extends Partial<FormatOptions> {
  readonly defaultNamespace?: Namespace;
}

/** A ready instance of its own, so that several languages can live in one process. */
export function createI18n(language: Language, options: I18nOptions = {}): i18n {
  const instance = i18next.createInstance({
    lng: language,
    fallbackLng: false,
    resources: RESOURCES,
    ns: Object.keys(RESOURCES.en),
    defaultNS: options.defaultNamespace ?? 'console',
    initAsync: false,
    // React escapes by itself, and a terminal has no markup.
    interpolation: { escapeValue: false },
    returnNull: false,
    // A blank that nobody filled shows as what it is, never as the template's own text.
    missingInterpolationHandler: () => '…',
  });
  void instance.init();
  addFormats(instance, { now: options.now ?? (() => new Date()), timeZone: options.timeZone });
  return instance;
}

/** The first language of a list (`LANG`, `navigator.languages`) that there is a catalogue of; English otherwise. */
export function pickLanguage(wanted: readonly (string | undefined)[]): Language {
  for (const tag of wanted) {
    const language = tag?.slice(0, 2).toLowerCase();
    if (language === 'en' || language === 'fr') return language;
  }
  return 'en';
}
