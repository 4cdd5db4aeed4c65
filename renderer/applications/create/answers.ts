/** What the wizard asks, in the order of its pages. */
export const PAGES = ['welcome', 'general', 'accounts', 'options', 'fields', 'finish'] as const;
export type PageId = (typeof PAGES)[number];

export interface General {
  readonly name: string;
  readonly description: string;
  readonly contact: string;
}

export interface Accounts {
  readonly administrators: readonly string[];
  readonly users: readonly string[];
}

/** null at the ends. */
export const pageBeside = (page: PageId, by: 1 | -1): PageId | null => PAGES[PAGES.indexOf(page) + by] ?? null;

export interface PageProps {
  /** null where there is no way back. */
  readonly onBack: (() => void) | null;
  readonly onNext: () => void;
  readonly onCancel: () => void;
}
