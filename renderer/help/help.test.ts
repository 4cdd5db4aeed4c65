/** Everything that F1 can be pressed on has its page in every language, and every link and picture of the guide leads somewhere. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { SITUATION_IDS } from '../../shared/domain/situations.ts';
import { LANGUAGES, RESOURCES, type Language } from '../../shared/i18n/index.ts';
import { DIALOGS, type DialogId } from '../dialogs/dialogs.ts';
import type { NodeKind } from '../tree/nodes.ts';
import { PAGE_IDS, topicOfLink, type Topic } from './contents.ts';
import { GUIDES, PICTURE_NAMES, pictureUrl } from './guide.ts';
import { searchSections } from './search.ts';
import { sectionNamed, sectionsOf, slugOf } from './sections.ts';
import { INNER_DIALOGS } from '../dialogs/dialog-name.ts';
import { topicAt, topicOfDialog, topicOfNode, topicOfSituation } from './topics.ts';

const guideFolder = fileURLToPath(new URL('../../docs/guide', import.meta.url));
const NODE_KINDS: readonly NodeKind[] = ['root', 'system', 'servers', 'applications', 'application', 'audit'];
const DIALOG_IDS = Object.keys(DIALOGS) as DialogId[];

/** What of it is missing; null: it stands there, with text. */
function missing(language: Language, topic: Topic | null): string | null {
  if (topic === null) return 'no topic';
  const sections = GUIDES[language].sections.filter(({ page }) => page === topic.page);
  if (sections.length === 0) return `no page ${topic.page}`;
  if (topic.section === null) return null;
  const section = sectionNamed(sections, topic.section);
  return section === null || section.text === '' ? `no section ${topic.page}#${topic.section}` : null;
}

const labelsOf = (texts: unknown): string[] =>
  typeof texts === 'string' ? [texts] : Object.values(texts as Record<string, unknown>).flatMap(labelsOf);

describe.each(LANGUAGES)('the guide (%s)', (language) => {
  const { pages, sections, titleOf } = GUIDES[language];

  it('has exactly the pages of its contents, each with one title', () => {
    const files = readdirSync(join(guideFolder, language)).map((file) => file.replace(/\.md$/, ''));
    expect(files.toSorted()).toEqual([...PAGE_IDS].toSorted());
    const titled = sections.filter(({ level }) => level === 1).map(({ page }) => page);
    expect(titled).toEqual(PAGE_IDS);
  });

  it.each([...DIALOG_IDS, ...INNER_DIALOGS])('has a page on the dialog %s', (id) =>
    expect(missing(language, topicOfDialog(id))).toBeNull(),
  );
  it.each(NODE_KINDS)('has a page on the node %s', (kind) => expect(missing(language, topicOfNode(kind))).toBeNull());
  it.each(SITUATION_IDS)('has a section on the situation %s', (id) => expect(missing(language, topicOfSituation(id))).toBeNull());

  it.each([...pages])('%s: every link and picture leads somewhere, and none out of the guide', (page, text) => {
    for (const [, mark = '', href = ''] of text.matchAll(/(!?)\[[^\]]*\]\(([^)]*)\)/g)) {
      const file = join(guideFolder, language, href.replace(/#.*$/, ''));
      if (href.replace(/#.*$/, '') !== '') expect(existsSync(file), href).toBe(true);
      if (mark === '!') expect(pictureUrl(href), href).toBeTypeOf('string');
      else expect(missing(language, topicOfLink(href, page)), href).toBeNull();
    }
  });

  it.each([...pages])('%s: shows pictures of its own language, and no markup of another kind', (_page, text) => {
    for (const [, href = ''] of text.matchAll(/!\[[^\]]*\]\(([^)]*)\)/g))
      expect(posix.basename(href)).toMatch(new RegExp(`^${language}-light-`));
    expect(text.replaceAll(/`[^`]*`|<!-- [a-z-]+ -->/g, '')).not.toMatch(/<[a-z!/]|https?:/i);
  });

  it('calls actions and menus as the console does', () => {
    const called = [...pages.values()].flatMap((text) => [...text.matchAll(/(?<![\w`])_([^_\n]+)_(?!\w)/g)].map(([, label = '']) => label));
    const labels = new Set(labelsOf(RESOURCES[language]).map((label) => label.replaceAll('&', '').toLowerCase()));
    const unknown = called.flatMap((label) => label.split(' › ')).filter((label) => !labels.has(label.toLowerCase()));
    expect(called.length).toBeGreaterThan(50);
    expect(unknown).toEqual([]);
  });

  it('has each id of a section once, and a title for every page', () => {
    const ids = sections.flatMap(({ page, id }) => (id === null ? [] : [`${page}#${id}`]));
    expect(new Set(ids).size).toBe(ids.length);
    for (const page of PAGE_IDS) expect(titleOf(page)).not.toBe(page);
  });
});

it('carries no picture along that no page shows', () => {
  const text = LANGUAGES.flatMap((language) => [...GUIDES[language].pages.values()]).join('\n');
  expect(PICTURE_NAMES.filter((name) => !text.includes(name))).toEqual([]);
});

it('has the same sections in every language', () => {
  const shape = (language: Language): string[] => GUIDES[language].sections.map(({ page, level, id }) => `${page} ${level} ${id ?? ''}`);
  expect(shape('fr')).toEqual(shape('en'));
});

it('is led to by the index of docs', () => {
  const docs = dirname(guideFolder);
  const links = [...readFileSync(join(docs, 'administrators-guide.md'), 'utf8').matchAll(/\]\(([^)]*)\)/g)].map(([, href = '']) => href);
  for (const language of LANGUAGES) expect(links).toContain(`guide/${language}/index.md`);
  expect(links.filter((href) => !existsSync(join(docs, href)))).toEqual([]);
});

describe('a search', () => {
  const found = (language: Language, question: string): string[] =>
    searchSections(GUIDES[language].sections, question).map(({ section: { page, id } }) => (id === null ? page : `${page}#${id}`));

  it('finds all words, whatever their case and accents, titles first', () => {
    expect(found('en', 'RETIRE master')[0]).toBe('retire');
    expect(found('fr', 'reconcilier')[0]).toBe('reconcile');
    expect(found('en', 'last good copy')[0]).toBe('restore#last-good');
    expect(found('en', 'store-missing')[0]).toBe('situations-secret-store#store-missing');
  });

  it('finds nothing for nothing, and nothing for words that stand nowhere together', () => {
    expect(found('en', '  ')).toEqual([]);
    expect(found('en', 'retire zeppelin')).toEqual([]);
  });

  it('shows the words around what it found, without markup', () => {
    const text = `${'before '.repeat(40)}the **needle** stands here`;
    const [hit] = searchSections(sectionsOf('retire', `# Title\n\n${text}`), 'needle');
    expect(hit?.excerpt).toMatch(/^…before .*the needle stands here$/);
  });
});

describe('a link', () => {
  it('leads to a page, to a section, to one of the same page, or nowhere', () => {
    expect(topicOfLink('restore.md', 'index')).toEqual({ page: 'restore', section: null });
    expect(topicOfLink('restore.md#last-good', 'index')).toEqual({ page: 'restore', section: 'last-good' });
    expect(topicOfLink('#about', 'screen')).toEqual({ page: 'screen', section: 'about' });
    for (const href of ['https://example.com/', 'javascript:alert(1)', '../../package.json', 'nowhere.md', ''])
      expect(topicOfLink(href, 'index')).toBeNull();
  });

  it('finds a heading by its words, as GitHub does', () => {
    expect(slugOf('Every month, every year')).toBe('every-month-every-year');
    expect(slugOf('The last good copy <!-- last-good -->')).toBe('the-last-good-copy');
    expect(slugOf('À l’écart')).toBe('à-lécart');
  });
});

describe('what F1 is about', () => {
  const page = (dialogs: readonly string[], situation?: string) =>
    ({
      querySelectorAll: () => dialogs.map((dialog) => ({ dataset: { dialog } })),
      activeElement: { closest: () => ({ dataset: { situation } }) },
    }) as unknown as Document;

  it('is the dialog that lies over the others', () => {
    expect(topicAt(page(['system-properties', 'change-protector']))).toEqual({ page: 'protectors', section: 'change-protector' });
    expect(topicAt(page(['export-list']))).toEqual({ page: 'screen', section: 'lists' });
  });

  it('is else the situation that the keyboard is on, and nothing else of the page', () => {
    expect(topicAt(page([], 'store-missing'))).toEqual({ page: 'situations-secret-store', section: 'store-missing' });
    expect(topicAt(page([], '__proto__'))).toBeNull();
    expect(topicAt(page([]))).toBeNull();
  });
});
