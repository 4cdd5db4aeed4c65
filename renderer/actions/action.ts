/** An action as a menu shows it. One list per node feeds context menu, menu bar, actions pane and toolbar. */
import type { Cure, Situation } from '../../shared/domain/situations.ts';

/** Cures that are something to do elsewhere: said in words, not a button of this console. */
export const CURES_IN_WORDS = ['accounts', 'connect-to-master', 'none'] as const satisfies readonly Cure[];
export type CureInWords = (typeof CURES_IN_WORDS)[number];

/** `retry` is a refresh: the engine tries whatever is away each time it is asked. */
export type ActionId = Exclude<Cure, CureInWords> | 'verify-database' | 'disable-sso' | 'refresh';

/** Why an action cannot be done now, as a sentence to be: a situation's, or one of the console's own (`console:reasons`). */
export type Reason =
  { readonly situation: Situation } | { readonly key: string; readonly params: Readonly<Record<string, string | number | boolean>> };

export interface Action {
  readonly id: ActionId;
  readonly disabled: Reason | null;
  /** Menus draw a line where it changes. */
  readonly group: number;
  readonly shortcut: string | null;
}

/** null: can be done. `absent`: can never apply as things are, so it is not shown. */
export type Availability = Reason | 'absent' | null;

export const isCureInWords = (cure: Cure): cure is CureInWords => (CURES_IN_WORDS as readonly Cure[]).includes(cure);
