/** What every part of the frame shares: what is the case, which node is chosen, what is selected in it, and how an action is begun. */
import { createContext, useContext } from 'react';
import type { ApplicationView } from '../../shared/contract/console/applications.ts';
import type { Overview } from '../../shared/contract/console/system.ts';
import type { ActionId } from '../actions/action.ts';
import type { Target } from '../actions/target.ts';
import type { ListCommands } from '../result-list/list-commands.ts';
import type { NodeId } from '../tree/nodes.ts';

export interface ConsoleState {
  readonly overview: Overview;
  /** Of the tree; empty while they cannot be read. */
  readonly applications: readonly ApplicationView[];
  readonly node: NodeId;
  readonly select: (node: NodeId) => void;
  /** The rows that are selected in the result pane. */
  readonly rows: Target | null;
  readonly selectRows: (rows: Target | null) => void;
  /** Opens the action's dialog, or does it where it has none. */
  readonly run: (action: ActionId, target?: Target | null) => void;
  readonly help: () => void;
  /** To the place in a pane that a menu or dialog was begun from: for whoever closes a dialog that the frame did not open. */
  readonly giveFocusBack: () => void;
  /** What the list in sight can do; null where the node shows none. */
  readonly list: ListCommands | null;
  readonly offerList: (list: ListCommands | null) => void;
}

export const ConsoleContext = createContext<ConsoleState | null>(null);

export function useConsole(): ConsoleState {
  const state = useContext(ConsoleContext);
  if (state === null) throw new Error('useConsole outside the frame');
  return state;
}
