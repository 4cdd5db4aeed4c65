/** A menu's text marks its letter with an ampersand, as Windows resources do: `&File`. */
export interface MnemonicText {
  readonly text: string;
  /** Where the letter stands in `text`; -1 for none. */
  readonly at: number;
  readonly key: string | null;
}

export function mnemonicOf(marked: string): MnemonicText {
  const at = marked.indexOf('&');
  if (at < 0) return { text: marked, at: -1, key: null };
  const text = marked.slice(0, at) + marked.slice(at + 1);
  return { text, at, key: text.charAt(at).toLowerCase() };
}

/** The text with its letter marked: where a word begins with it, else where it stands first. */
export function markMnemonic(text: string, letter: string): string {
  const lower = text.toLowerCase();
  const key = letter.toLowerCase();
  const found = lower.startsWith(key) ? 0 : lower.indexOf(` ${key}`) + 1 || lower.indexOf(key);
  return key === '' || found < 0 ? text : `${text.slice(0, found)}&${text.slice(found)}`;
}
