/** Finds sections in which every word of a question stands, whatever its case and its accents. */
import type { Section } from './sections.ts';

export interface Hit {
  readonly section: Section;
  /** Some words around the first that was found. */
  readonly excerpt: string;
}

const HITS_SHOWN = 40;
const EXCERPT = { before: 40, length: 140 };

/** One character of the result for each of the text, so that places in one are places in the other. */
const folded = (text: string): string => Array.from(text, (sign) => sign.normalize('NFD').charAt(0).toLowerCase()).join('');

/** Around the longest of the words that stand in it: the others are everywhere. */
function excerptOf(text: string, words: readonly string[]): string {
  const inText = folded(text);
  const [word = ''] = words.filter((each) => inText.includes(each)).toSorted((a, b) => b.length - a.length);
  const first = inText.indexOf(word) - EXCERPT.before;
  const start = first <= 0 ? 0 : text.indexOf(' ', first) + 1;
  const end = start + EXCERPT.length;
  return `${start > 0 ? '…' : ''}${text.slice(start, end).trim()}${end < text.length ? '…' : ''}`;
}

/** In a title before in the text; the title of a page before that of a section. */
function rank({ title, id, level }: Section, words: readonly string[]): number {
  const head = `${folded(title)} ${id ?? ''}`;
  const inTitle = words.filter((word) => head.includes(word)).length;
  return inTitle * 10 + (inTitle > 0 && level === 1 ? 5 : 0);
}

export function searchSections(sections: readonly Section[], question: string): readonly Hit[] {
  const words = folded(question.trim()).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const found = sections.filter(({ title, id, text }) => {
    const all = folded(`${title} ${id ?? ''} ${text}`);
    return words.every((word) => all.includes(word));
  });
  return found
    .toSorted((a, b) => rank(b, words) - rank(a, words))
    .slice(0, HITS_SHOWN)
    .map((section) => ({ section, excerpt: excerptOf(section.text, words) }));
}
