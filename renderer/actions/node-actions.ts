/** The actions of each node and of each selection, in the order of their menu. Pure: from what is the case to what can be done. */
import type { Overview } from '../../shared/contract/console/system.ts';
import { kindOf, type NodeKind } from '../tree/nodes.ts';
import type { Action, ActionId, ActionState, Menu, Rule, Shortcut } from './action.ts';
import { APPLICATION_ACTIONS, APPLICATION_MENU, MAPPING_ROWS_MENU } from './nodes/application.ts';
import { APPLICATION_ROWS_MENU, APPLICATIONS_ACTIONS, APPLICATIONS_MENU } from './nodes/applications.ts';
import { AUDIT_ACTIONS, AUDIT_MENU, AUDIT_ROW_MENU } from './nodes/audit.ts';
import { SERVER_ROW_MENU, SERVERS_ACTIONS, SERVERS_MENU } from './nodes/servers.ts';
import { ROOT_MENU, SYSTEM_ACTIONS, SYSTEM_MENU } from './nodes/system.ts';
import type { TargetKind } from './target.ts';

const PARTS = [SYSTEM_ACTIONS, SERVERS_ACTIONS, APPLICATIONS_ACTIONS, APPLICATION_ACTIONS, AUDIT_ACTIONS] as const;
const RULES = Object.assign({}, ...PARTS.map(({ rules }) => rules)) as Readonly<Record<ActionId, Rule>>;
const SHORTCUTS = Object.assign({}, ...PARTS.map(({ shortcuts }) => shortcuts)) as Partial<Readonly<Record<ActionId, Shortcut>>>;

const NODE_MENUS: Readonly<Record<NodeKind, Menu>> = {
  root: ROOT_MENU,
  system: SYSTEM_MENU,
  servers: SERVERS_MENU,
  applications: APPLICATIONS_MENU,
  application: [...APPLICATION_MENU, ...APPLICATION_ROWS_MENU, ['refresh']],
  audit: AUDIT_MENU,
};

const ROW_MENUS: Readonly<Record<TargetKind, Menu>> = {
  applications: APPLICATION_ROWS_MENU,
  mappings: MAPPING_ROWS_MENU,
  server: SERVER_ROW_MENU,
  'audit-record': AUDIT_ROW_MENU,
};

/** One action as it stands; null where it is absent. */
export function actionIn(id: ActionId, state: ActionState, group = 0): Action | null {
  const available = RULES[id](state);
  return available === 'absent' ? null : { id, disabled: available, group, shortcut: SHORTCUTS[id] ?? null };
}

/** One of System's, which look at nothing but what is the case. */
export const actionOf = (id: ActionId, overview: Overview): Action | null => actionIn(id, { overview, node: 'system', target: null });

const listOf = (menu: Menu, state: ActionState): readonly Action[] =>
  menu.flatMap((ids, group) => ids.flatMap((id) => actionIn(id, state, group) ?? []));

/** `state.target` is what the node itself stands for: an application's node, that application; else null. */
export const nodeActions = (state: ActionState): readonly Action[] => listOf(NODE_MENUS[kindOf(state.node)], state);

/** Of what is selected; none where nothing is. */
export const rowActions = (state: ActionState): readonly Action[] =>
  state.target === null ? [] : listOf(ROW_MENUS[state.target.kind], state);

/** What Enter and a double click do: the first of the list, unless it is away or cannot be done now. */
export const defaultAction = (actions: readonly Action[]): Action | null => (actions[0]?.disabled === null ? actions[0] : null);
