/** Which dialog each action opens. An action without one is done at once. */
import type { ActionId } from '../actions/action.ts';

export type DialogId =
  Exclude<ActionId, 'refresh' | 'retry' | 'resume-operation' | 'continue-operation' | 'show-quarantined'> | 'about' | 'help';

const SAME: Partial<Record<ActionId, DialogId | null>> = {
  refresh: null,
  retry: null,
  'resume-operation': 'show-progress',
  'continue-operation': 'show-progress',
  'show-quarantined': 'show-unreadable',
};

/** null: nothing to open, look again at what is the case. */
export function dialogOf(action: ActionId): DialogId | null {
  const mapped = SAME[action];
  return mapped === undefined ? (action as DialogId) : mapped;
}
