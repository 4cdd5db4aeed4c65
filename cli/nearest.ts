/** The known word that somebody most likely meant: the fewest letters to add, drop, change or swap; a shared beginning wins ties. */

/** Damerau-Levenshtein, with neighbours swapped counted as one. */
export function distance(a: string, b: string): number {
  const rows = [...Array(a.length + 1).keys()].map((i) => [i, ...Array<number>(b.length).fill(0)]);
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  const first = rows[0] ?? [];
  for (let j = 1; j <= b.length; j += 1) first[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    const row = rows[i] ?? [];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) row[j] = Math.min(at(i, j), at(i - 2, j - 2) + 1);
    }
  }
  return at(a.length, b.length);
}

function sharedBeginning(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

/** Letters that begin both, and are enough to know what was meant: `-backup`. */
const TELLING = 4;

/** Null where nothing is near enough to have been meant. */
export function nearest(word: string, known: readonly string[]): string | null {
  const wanted = word.toLowerCase();
  const scored = known.map((name) => {
    const candidate = name.toLowerCase();
    const [far, shared] = [distance(wanted, candidate), sharedBeginning(wanted, candidate)];
    return { name, score: far - shared, isNear: shared >= TELLING || far <= Math.max(1, Math.floor(wanted.length / 3)) };
  });
  const [best] = scored.sort((a, b) => a.score - b.score);
  return best?.isNear ? best.name : null;
}
