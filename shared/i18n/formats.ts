/**
 * How values are written inside a text: `{{count, number}}`, `{{since, moment}}` and so on. Times are ISO 8601, lists are
 * joined by commas (params of errors and situations are flat). English dates are day-month, as the texts are British.
 */
import type { i18n, TOptions } from 'i18next';

export interface FormatOptions {
  now: () => Date;
  timeZone?: string | undefined;
}

const locale = (language: string): string => (language.startsWith('fr') ? 'fr-FR' : 'en-GB');

export const numberText = (language: string, value: number): string => new Intl.NumberFormat(locale(language)).format(value);

/** 1,100 for 1,100,000,000: the text says "million". */
const millionsText = (language: string, value: number): string => numberText(language, Math.floor(value / 1_000_000));

/** `3 March`; with the year where it is not this one. */
export function dayText(language: string, at: string, { now, timeZone }: FormatOptions): string {
  const year = new Intl.DateTimeFormat('en', { year: 'numeric', timeZone });
  const thisYear = year.format(new Date(at)) === year.format(now());
  const style: Intl.DateTimeFormatOptions = thisYear
    ? { day: 'numeric', month: 'long' }
    : { day: 'numeric', month: 'long', year: 'numeric' };
  return new Intl.DateTimeFormat(locale(language), { ...style, timeZone }).format(new Date(at));
}

/** `14:02`; with the day where it is not today. */
export function momentText(language: string, at: string, options: FormatOptions): string {
  const time = new Intl.DateTimeFormat(locale(language), { hour: '2-digit', minute: '2-digit', timeZone: options.timeZone });
  const date = new Intl.DateTimeFormat('en', { dateStyle: 'short', timeZone: options.timeZone });
  const today = date.format(new Date(at)) === date.format(options.now());
  const clock = time.format(new Date(at));
  return today ? clock : `${dayText(language, at, options)}, ${clock}`;
}

/** A full date and time, for lists and property sheets. */
export function instantText(language: string, at: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale(language), { dateStyle: 'medium', timeStyle: 'medium', timeZone }).format(new Date(at));
}

/** `A, B and C` for `A,B,C`. */
export function namesText(language: string, joined: string): string {
  const names = joined.split(',').map((name) => name.trim());
  return new Intl.ListFormat(locale(language), { type: 'conjunction' }).format(names.filter((name) => name !== ''));
}

const UNITS = [
  { unit: 'megabyte', size: 2 ** 20 },
  { unit: 'kilobyte', size: 2 ** 10 },
] as const;

export function bytesText(language: string, bytes: number): string {
  const { unit, size } = UNITS.find((known) => bytes >= known.size) ?? { unit: 'byte', size: 1 };
  return new Intl.NumberFormat(locale(language), { style: 'unit', unit, maximumFractionDigits: 1 }).format(bytes / size);
}

/** `4 seconds`, `12 minutes`: time left, in the coarser unit from two minutes on. */
export function secondsText(instance: i18n, seconds: number): string {
  const inMinutes = seconds >= 120;
  const count = Math.max(0, Math.ceil(inMinutes ? seconds / 60 : seconds));
  return instance.t(inMinutes ? 'domain:minutes' : 'domain:seconds', { count });
}

/** Makes the formats known to an instance. */
export function addFormats(instance: i18n, options: FormatOptions): void {
  const add = (name: string, write: (value: unknown, language: string, params: TOptions) => string): void => {
    instance.services.formatter?.add(name, (value: unknown, language, params) => {
      if (value === undefined || value === null || value === '') return '';
      return write(value, language ?? instance.language, (params ?? {}) as TOptions);
    });
  };
  const word = (group: string) => (value: unknown) => instance.t(`domain:${group}.${String(value)}`, { defaultValue: String(value) });
  add('number', (value, language) => (typeof value === 'number' ? numberText(language, value) : String(value)));
  add('millions', (value, language) => millionsText(language, Number(value)));
  add('bytes', (value, language) => bytesText(language, Number(value)));
  add('day', (value, language) => dayText(language, String(value), options));
  add('moment', (value, language) => momentText(language, String(value), options));
  add('names', (value, language) => namesText(language, String(value)));
  add('seconds', (value) => secondsText(instance, Number(value)));
  for (const group of ['role', 'operationKind', 'operationState', 'secretState', 'applicationType']) add(group, word(group));
  // What a tool's verb takes: by the name that its help gives it, or the words that it can be.
  add('argument', (value) => `<${instance.t(`cli:argument.${String(value)}`, { defaultValue: String(value) })}>`);
  // A param that names a text of its own: why a file could not be written, what a parser expected.
  add('text', (value, _language, params) => {
    const { interpolationkey: _key, count: _count, context: _context, ...rest } = params;
    return instance.t(`errors:text.${String(value)}`, { ...rest, defaultValue: String(value) });
  });
}
