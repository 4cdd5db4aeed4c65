/** What the configuration wizard asks, in the order of its pages. */
import type { AccountCheck } from '../../../shared/contract/console/accounts.ts';

export const PAGES = [
  'welcome',
  'names',
  'database',
  'administrators',
  'backup-file',
  'backup-password',
  'summary',
  'progress',
  'done',
] as const;
export type PageId = (typeof PAGES)[number];

export interface Names {
  readonly systemName: string;
  /** Empty: the name of the computer. */
  readonly serverName: string;
}

export interface Administrator {
  /** As the engine keeps it: `HOST\name`. */
  readonly account: string;
  readonly kind: AccountCheck['kind'];
}

export interface Answers extends Names {
  readonly administrators: readonly string[];
  /** With its blanks. */
  readonly path: string;
  readonly password: string;
  readonly reminder: string;
}

/** null at the ends. */
export function pageBeside(page: PageId, by: 1 | -1): PageId | null {
  return PAGES[PAGES.indexOf(page) + by] ?? null;
}
