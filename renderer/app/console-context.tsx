/** What every part of the frame shares: what is the case, which node is chosen, and how an action is begun. */
import { createContext, useContext } from 'react';
import type { Overview } from '../../shared/contract/console/system.ts';
import type { ActionId } from '../actions/action.ts';
import type { NodeId } from '../tree/nodes.ts';

export interface ConsoleState {
  readonly overview: Overview;
  readonly node: NodeId;
  readonly select: (node: NodeId) => void;
  /** Opens the action's dialog, or does it where it has none. */
  readonly run: (action: ActionId) => void;
  readonly help: () => void;
}

export const ConsoleContext = createContext<ConsoleState | null>(null);

export function useConsole(): ConsoleState {
  const state = useContext(ConsoleContext);
  if (state === null) throw new Error('useConsole outside the frame');
  return state;
}
