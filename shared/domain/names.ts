/**
 * Names and the keys that make them unique. A key is NFKC, case-folded (both cases, so that ß and SS agree), compared in
 * binary order, so that every database agrees on what is the same name.
 */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
}

/** `HOST/name` is taken for `HOST\name` (shells eat backslashes). A name without a domain is one of `host`. */
export function normaliseAccount(account: string, host: string): string {
  const trimmed = account.trim().normalize('NFC').replace('/', '\\');
  return trimmed.includes('\\') ? trimmed : `${host}\\${trimmed}`;
}

/** Number of code points, as an administrator counts characters. */
export function codePoints(text: string): number {
  return Array.from(text).length;
}

const CONTROL = /[\p{Cc}\p{Cs}\u2028\u2029]/u;

/** No control character, no half of a character (nothing keeps it), and no line or paragraph separator: what stands in one line of a file, a list or a terminal. */
export const isOneLine = (text: string): boolean => !CONTROL.test(text);

const STRAY_SPACE = /^ | $| {2}|[^\S ]/u;

/** Words of an application's name stand one blank (U+0020) apart, as in ENTSSO's own files; any other white space is a slip of the pen. */
export const hasStraySpace = (name: string): boolean => STRAY_SPACE.test(name);

export type Guid = string & { readonly __brand?: 'Guid' };

export const GUID_PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
