/** The languages that the product speaks. */
export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Of a locale's name as any platform writes it (`fr_FR.UTF-8`, `fr-CA`); English where it is none of ours. */
export function languageOf(locale: string | undefined): Language {
  const primary = locale?.toLowerCase().split(/[-_.@]/)[0];
  return LANGUAGES.find((language) => language === primary) ?? 'en';
}
