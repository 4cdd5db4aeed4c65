/** The actions of each node, in the order of its menu. Pure: from what is the case to what can be done. */
import type { Overview } from '../../shared/contract/console/system.ts';
import type { NodeId } from '../tree/nodes.ts';
import type { Action, ActionId } from './action.ts';
import { availability } from './availability.ts';

const SHORTCUTS: Partial<Record<ActionId, string>> = { refresh: 'F5' };

/** Groups are separated by a line. */
const MENUS: Readonly<Record<NodeId, readonly (readonly ActionId[])[]>> = {
  root: [['configure'], ['refresh']],
  system: [
    ['configure', 'show-progress', 'continue-operation', 'resume-operation', 'upgrade-database', 'choose-database', 'protect'],
    ['generate', 'back-up', 'verify-backup', 'restore', 'restore-last-good'],
    ['verify-database', 'show-unreadable', 'show-quarantined', 'back-up-database', 'restore-database', 'reconcile', 'retire'],
    ['enable-sso', 'disable-sso'],
    ['refresh'],
  ],
};

/** One action as it stands; null where it is absent. */
export function actionOf(id: ActionId, overview: Overview, group = 0): Action | null {
  const available = availability(id, overview);
  return available === 'absent' ? null : { id, disabled: available, group, shortcut: SHORTCUTS[id] ?? null };
}

export function nodeActions(node: NodeId, overview: Overview): readonly Action[] {
  return MENUS[node].flatMap((ids, group) => ids.flatMap((id) => actionOf(id, overview, group) ?? []));
}
