/** A menu's text with its letter underlined. */
import { mnemonicOf } from '../text/mnemonic.ts';

export function Mnemonic({ text: marked }: { text: string }) {
  const { text, at } = mnemonicOf(marked);
  if (at < 0) return <span>{text}</span>;
  return (
    <span>
      {text.slice(0, at)}
      <u>{text.charAt(at)}</u>
      {text.slice(at + 1)}
    </span>
  );
}
