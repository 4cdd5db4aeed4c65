/** Numbers, times and sizes in the language of the page. Pure, by Intl alone. */
const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

export interface Format {
  readonly number: (value: number) => string;
  readonly percent: (done: number, total: number) => string;
  readonly bytes: (value: number) => string;
  readonly dateTime: (iso: string) => string;
  /** For lists: figures only. */
  readonly shortDateTime: (iso: string) => string;
  readonly date: (iso: string) => string;
  readonly duration: (seconds: number) => string;
  readonly list: (items: readonly string[]) => string;
}

/** Never 100 % before the end: what is all but done is not done. */
export function fraction(done: number, total: number): number {
  if (total <= 0) return 1;
  return done >= total ? 1 : Math.min(0.99, Math.floor((100 * done) / total) / 100);
}

function bytesIn(language: string, value: number): string {
  const step = value < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log(value) / Math.log(1000)));
  const scaled = value / 1000 ** step;
  const digits = scaled < 10 && step > 0 ? 1 : 0;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: UNITS[step] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: digits,
  }).format(scaled);
}

function durationIn(language: string, seconds: number): string {
  const [unit, size] = seconds < 90 ? (['second', 1] as const) : seconds < 5400 ? (['minute', 60] as const) : (['hour', 3600] as const);
  const rounded = Math.max(1, Math.round(seconds / size));
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(rounded);
}

/** English is British here, as the texts are. */
export const localeOf = (language: string): string => (language.startsWith('fr') ? 'fr-FR' : 'en-GB');

export function formatIn(pageLanguage: string): Format {
  const language = localeOf(pageLanguage);
  const number = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const dateTime = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' });
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long' });
  const short = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' });
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  return {
    number: (value) => number.format(value),
    percent: (done, total) => percent.format(fraction(done, total)),
    bytes: (value) => bytesIn(language, value),
    dateTime: (iso) => dateTime.format(new Date(iso)),
    shortDateTime: (iso) => short.format(new Date(iso)),
    date: (iso) => date.format(new Date(iso)),
    duration: (seconds) => durationIn(language, seconds),
    list: (items) => list.format(items),
  };
}
