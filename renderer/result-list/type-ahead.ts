/** Letters typed in a row lead to the next row that begins with them. A pause begins anew. Pure but for the clock that is given. */
const PAUSE_MS = 800;

export interface TypeAhead {
  /** Index of the row to go to; null where none begins so. */
  readonly type: (letter: string, now: number, from: number, texts: readonly (string | null)[]) => number | null;
}

const fold = (text: string): string => text.normalize('NFKC').toLocaleLowerCase();

/** A repeated letter goes on to the next row; further letters stay on the row that fits. */
export function typeAhead(): TypeAhead {
  let typed = '';
  let last = -Infinity;
  return {
    type: (letter, now, from, texts) => {
      typed = now - last > PAUSE_MS ? letter : typed + letter;
      last = now;
      const same = typed === letter.repeat(typed.length / letter.length);
      const wanted = fold(same ? letter : typed);
      const start = same ? from + 1 : Math.max(from, 0);
      for (let step = 0; step < texts.length; step += 1) {
        const index = (start + step) % texts.length;
        const text = texts[index];
        if (text !== null && text !== undefined && fold(text).startsWith(wanted)) return index;
      }
      return null;
    },
  };
}
