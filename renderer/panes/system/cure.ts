/** What cures a situation, as its row shows it: a button, a button that cannot be pressed now, or words. */
import type { Overview } from '../../../shared/contract/console/system.ts';
import { SITUATIONS, type Situation } from '../../../shared/domain/situations.ts';
import { isCureInWords, type ActionId, type Reason } from '../../actions/action.ts';
import { systemAvailability } from '../../actions/nodes/system.ts';

export type CureView =
  | { readonly kind: 'action'; readonly id: ActionId; readonly disabled: Reason | null }
  /** Something to do elsewhere: `console:cureInWords.<situation>`. */
  | { readonly kind: 'words' };

/** A cure whose reason is the very situation that it cures would be a circle: that it can be pressed is what it is for. */
function standsInItsOwnWay(reason: Reason, situation: Situation): boolean {
  return 'situation' in reason && reason.situation.id === situation.id;
}

export function cureOf(situation: Situation, overview: Overview): CureView {
  const { cure } = SITUATIONS[situation.id];
  if (isCureInWords(cure)) return { kind: 'words' };
  const available = systemAvailability(cure, overview);
  if (available === null || available === 'absent') return { kind: 'action', id: cure, disabled: null };
  return { kind: 'action', id: cure, disabled: standsInItsOwnWay(available, situation) ? null : available };
}

/** What is left where the cure is not to be had: shown behind it, smaller; null where nothing is, or not now. */
export function otherwiseOf(situation: Situation, overview: Overview): ActionId | null {
  const { otherwise } = SITUATIONS[situation.id];
  if (otherwise === null || isCureInWords(otherwise.cure)) return null;
  return systemAvailability(otherwise.cure, overview) === null ? otherwise.cure : null;
}
