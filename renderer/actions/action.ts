/** An action as a menu shows it. One list per node or selection feeds context menu, menu bar, actions pane, toolbar and keyboard. */
import type { Overview } from '../../shared/contract/console/system.ts';
import type { Cure, Situation } from '../../shared/domain/situations.ts';
import type { NodeId } from '../tree/nodes.ts';
import type { ApplicationActionId } from './nodes/application.ts';
import type { ApplicationsActionId } from './nodes/applications.ts';
import type { AuditActionId } from './nodes/audit.ts';
import type { ServersActionId } from './nodes/servers.ts';
import type { SystemActionId } from './nodes/system.ts';
import type { Target } from './target.ts';

/** Cures that are something to do elsewhere: said in words, not a button of this console. */
export const CURES_IN_WORDS = ['connect-to-master', 'none'] as const satisfies readonly Cure[];
export type CureInWords = (typeof CURES_IN_WORDS)[number];

export type ActionId = SystemActionId | ApplicationsActionId | ApplicationActionId | ServersActionId | AuditActionId;

/** Why an action cannot be done now, as a sentence to be: a situation's, or one of the console's own (`console:reasons`). */
export type Reason =
  { readonly situation: Situation } | { readonly key: string; readonly params: Readonly<Record<string, string | number | boolean>> };

export type Shortcut = 'F5' | 'Delete' | 'Alt+Enter';

export interface Action {
  readonly id: ActionId;
  readonly disabled: Reason | null;
  /** Menus draw a line where it changes. */
  readonly group: number;
  readonly shortcut: Shortcut | null;
}

/** null: can be done. `absent`: can never apply as things are, so it is not shown. */
export type Availability = Reason | 'absent' | null;

/** What a list of actions is made from: what is the case, the node, and what is selected in it. */
export interface ActionState {
  readonly overview: Overview;
  readonly node: NodeId;
  readonly target: Target | null;
}

export type Rule = (state: ActionState) => Availability;

/** What the part of one node brings. Groups of its menu are separated by a line. */
export interface ActionPart<Id extends string> {
  readonly rules: Readonly<Record<Id, Rule>>;
  readonly shortcuts: Partial<Readonly<Record<Id, Shortcut>>>;
}
export type Menu = readonly (readonly ActionId[])[];

export const isCureInWords = (cure: Cure): cure is CureInWords => (CURES_IN_WORDS as readonly Cure[]).includes(cure);

const reasonText = (action: Action | undefined): string => JSON.stringify(action?.disabled ?? null);

/**
 * How a menu says why: under the last of those that stand together and have one reason (`below`: under a later one), in full where
 * it is said for the first time.
 */
export function placeOfReason(actions: readonly Action[], index: number): 'full' | 'short' | 'below' {
  const why = reasonText(actions[index]);
  const next = actions[index + 1];
  if (reasonText(next) === why && next?.group === actions[index]?.group) return 'below';
  const together = actions.slice(0, index).findLastIndex((action) => reasonText(action) !== why || action.group !== actions[index]?.group);
  return actions.slice(0, together + 1).some((action) => reasonText(action) === why) ? 'short' : 'full';
}
