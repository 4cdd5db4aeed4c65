/** The two lists of actions that hold now: the chosen node's, and that of the rows selected in it; each with what it is about. Pure. */
import type { ActionState, Action, Shortcut } from './action.ts';
import { applicationOf } from '../tree/nodes.ts';
import { nodeActions, rowActions } from './node-actions.ts';
import type { ApplicationRow, Target } from './target.ts';

export interface Scope {
  readonly actions: readonly Action[];
  readonly target: Target | null;
}

export interface Scopes {
  readonly node: Scope;
  /** null: nothing is selected. */
  readonly rows: (Scope & { readonly target: Target }) | null;
}

/** `state.target`: the rows that are selected. */
export function scopesOf({ overview, node, target }: ActionState, applications: readonly ApplicationRow[]): Scopes {
  const application = applications.find(({ id }) => id === applicationOf(node));
  const own: Target | null = application === undefined ? null : { kind: 'applications', rows: [application] };
  return {
    node: { actions: nodeActions({ overview, node, target: own }), target: own },
    rows: target === null ? null : { actions: rowActions({ overview, node, target }), target },
  };
}

/** The scope that the keyboard is in: in the result pane what is selected there, elsewhere the node. */
export const scopeIn = ({ node, rows }: Scopes, pane: string | null): Scope => (pane === 'result' ? (rows ?? node) : node);

/** What a key does there; null where nothing has it, or not now. */
export const actionFor = ({ actions }: Scope, shortcut: Shortcut): Action | null =>
  actions.find((action) => action.shortcut === shortcut && action.disabled === null) ?? null;
