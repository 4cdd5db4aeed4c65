/** The guide as it was built in: the pages of every language as text, its pictures by file name. */
import type { Language } from '../../shared/i18n/index.ts';
import { PAGE_IDS, type PageId } from './contents.ts';
import { sectionsOf, type Section } from './sections.ts';

const FILES = import.meta.glob<string>('../../docs/guide/*/*.md', { query: '?raw', import: 'default', eager: true });
/** Those that the pages show, and no others: each is carried along by every shell. */
const PICTURES = import.meta.glob<string>(
  '../../docs/screenshots/{en,fr}-light-{02-configure,03-system,04-context-menu,05-generate-file,07-generate-done,09-verify-done,10-store-missing,11-browse,12-reconcile}.png',
  { query: '?url', import: 'default', eager: true },
);

export interface Guide {
  readonly pages: ReadonlyMap<PageId, string>;
  readonly sections: readonly Section[];
  readonly titleOf: (page: PageId) => string;
}

function guideOf(language: Language): Guide {
  const pages = new Map(PAGE_IDS.map((page) => [page, FILES[`../../docs/guide/${language}/${page}.md`] ?? '']));
  const sections = [...pages].flatMap(([page, text]) => sectionsOf(page, text));
  const titles = new Map(sections.filter(({ level }) => level === 1).map(({ page, title }) => [page, title]));
  return { pages, sections, titleOf: (page) => titles.get(page) ?? page };
}

export const GUIDES: Readonly<Record<Language, Guide>> = { en: guideOf('en'), fr: guideOf('fr') };

/** File names of the pictures that are built in. */
export const PICTURE_NAMES: readonly string[] = Object.keys(PICTURES).map((path) => path.split('/').at(-1) ?? '');

/** Of a picture as a page names it, relative to itself; undefined where there is none. */
export const pictureUrl = (source: string): string | undefined => PICTURES[`../../docs/screenshots/${source.split('/').at(-1) ?? ''}`];
