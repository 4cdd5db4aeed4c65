/** What a page of the guide consists of: its sections, each with its heading and its text without markup. */
import type { PageId } from './contents.ts';

export interface Section {
  readonly page: PageId;
  /** 1: the page's own title. */
  readonly level: number;
  readonly title: string;
  readonly slug: string;
  /** What stands as a comment at the end of the heading: the id of a situation, or of a place that a dialog leads to. */
  readonly id: string | null;
  readonly text: string;
}

const COMMENT = /\s*<!--\s*([a-z-]+)\s*-->\s*$/;

/** As GitHub makes the anchors of headings, so that links between pages work there too. */
export const slugOf = (heading: string): string =>
  heading
    .replace(COMMENT, '')
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-');

const plain = (markdown: string): string =>
  markdown
    .replaceAll(/!\[[^\]]*\]\([^)]*\)/g, ' ')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/^\s*\|?[\s:|-]+\|\s*$/gm, ' ')
    .replaceAll(/^\s*(?:[-*>]|\d+\.)\s+/gm, ' ')
    .replaceAll(/(?<!\w)_|_(?!\w)|[*`|]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

export function sectionsOf(page: PageId, markdown: string): readonly Section[] {
  return markdown
    .split(/^(?=#{1,3} )/m)
    .filter((part) => part.trim() !== '')
    .map((part) => sectionOf(page, part));
}

function sectionOf(page: PageId, part: string): Section {
  const [, marks = '', heading = '', body = ''] = /^(#{1,3}) ([^\n]*)\n?([^]*)$/.exec(part) ?? [];
  const id = COMMENT.exec(heading)?.[1] ?? null;
  return {
    page,
    level: marks.length,
    title: plain(heading.replace(COMMENT, '')),
    slug: slugOf(heading),
    id,
    text: plain(body),
  };
}

/** Of the section that a link or a dialog names; null where the page has no such section. */
export const sectionNamed = (sections: readonly Section[], name: string): Section | null =>
  sections.find(({ id, slug }) => id === name || slug === name) ?? null;
