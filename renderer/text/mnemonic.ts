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
