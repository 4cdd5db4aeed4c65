/** The two lists of actions that hold now: the chosen node's, and that of the rows selected in it; each with what it is about. */
import { useConsole } from '../app/console-context.tsx';
import { applicationOf } from '../tree/nodes.ts';
import type { Action } from './action.ts';
import { nodeActions, rowActions } from './node-actions.ts';
import type { Target } from './target.ts';

export interface Scope {
  readonly actions: readonly Action[];
  readonly target: Target | null;
}

export interface Scopes {
  readonly node: Scope;
  /** null: nothing is selected. */
  readonly rows: (Scope & { readonly target: Target }) | null;
}

export function useScopes(): Scopes {
  const { overview, applications, node, rows } = useConsole();
  const application = applications.find(({ id }) => id === applicationOf(node));
  const own: Target | null = application === undefined ? null : { kind: 'applications', rows: [application] };
  return {
    node: { actions: nodeActions({ overview, node, target: own }), target: own },
    rows: rows === null ? null : { actions: rowActions({ overview, node, target: rows }), target: rows },
  };
}
