/** The table of contents of the guide: the pages of `docs/guide/<language>/`, in the order in which somebody new would read them. */
const CONTENTS = [
  { group: 'start', pages: ['index', 'first-day', 'routine'] },
  { group: 'console', pages: ['screen', 'system', 'servers', 'applications', 'mappings', 'audit', 'properties'] },
  {
    group: 'tasks',
    pages: [
      'set-up',
      'generate',
      'operation',
      'back-up',
      'verify',
      'restore',
      'database',
      'new-machine',
      'reconcile',
      'retire',
      'switch-off',
    ],
  },
  { group: 'protection', pages: ['protection', 'protectors', 'quarantine'] },
  {
    group: 'situations',
    pages: [
      'situations-set-up',
      'situations-secret-store',
      'situations-database',
      'situations-safety',
      'situations-operations',
      'situations-access',
    ],
  },
] as const;

export type PageId = (typeof CONTENTS)[number]['pages'][number];
export type GroupId = (typeof CONTENTS)[number]['group'];

export interface Group {
  readonly group: GroupId;
  readonly pages: readonly PageId[];
}

export const GROUPS: readonly Group[] = CONTENTS;
export const PAGE_IDS: readonly PageId[] = CONTENTS.flatMap(({ pages }): readonly PageId[] => pages);
export const isPageId = (id: string): id is PageId => (PAGE_IDS as readonly string[]).includes(id);

/** A page, and where in it: the slug of a heading, or the id of a situation. null: its beginning. */
export interface Topic {
  readonly page: PageId;
  readonly section: string | null;
}

/** From a link of a page (`restore.md#the-last-good-copy`); null where it leads to no page of the guide. */
export function topicOfLink(href: string, from: PageId): Topic | null {
  const [, page, section] = /^(?:([a-z-]+)\.md)?(?:#(.+))?$/.exec(href) ?? [];
  if (page === undefined) return section === undefined ? null : { page: from, section: decodeURIComponent(section) };
  return isPageId(page) ? { page, section: section === undefined ? null : decodeURIComponent(section) } : null;
}
