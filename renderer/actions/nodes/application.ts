/** The actions of one application's node (beside those of the application itself) and of mappings that are selected in it. */
import type { ActionPart, ActionState, Menu, Rule } from '../action.ts';
import { firstOf, hasSecret, type Check } from '../reasons.ts';
import type { MappingRow } from '../target.ts';
import { changer } from './applications.ts';

export type ApplicationActionId =
  'create-mapping' | 'set-credentials' | 'enable-mapping' | 'disable-mapping' | 'enable-mappings' | 'disable-mappings' | 'delete-mappings';

const own = changer('application-administrator');

const rows = ({ target }: ActionState): readonly MappingRow[] => (target?.kind === 'mappings' ? target.rows : []);
const one = (state: ActionState): boolean => rows(state).length === 1;
const some = (state: ActionState, enabled: boolean): boolean => rows(state).some((row) => row.enabled === enabled);

/** A group's mapping is of another kind. */
const individual = ({ target }: ActionState): boolean =>
  target?.kind === 'applications' && target.rows.every(({ type }) => type === 'individual');

const only =
  (applies: (state: ActionState) => boolean, check: Check): Rule =>
  (state) =>
    applies(state) ? check(state.overview) : 'absent';

const RULES: ActionPart<ApplicationActionId>['rules'] = {
  'create-mapping': only(individual, own),
  'set-credentials': only(one, firstOf(own, hasSecret)),
  // Of one, its row says at once what became of it; of several, a dialog does.
  'enable-mapping': only((state) => one(state) && some(state, false), own),
  'disable-mapping': only((state) => one(state) && some(state, true), own),
  'enable-mappings': only((state) => !one(state) && some(state, false), own),
  'disable-mappings': only((state) => !one(state) && some(state, true), own),
  'delete-mappings': ({ overview }) => own(overview),
};

export const APPLICATION_ACTIONS: ActionPart<ApplicationActionId> = { rules: RULES, shortcuts: { 'delete-mappings': 'Delete' } };

/** Stands before the menu of the application itself. */
export const APPLICATION_MENU: Menu = [['create-mapping']];

export const MAPPING_ROWS_MENU: Menu = [
  ['set-credentials'],
  ['enable-mapping', 'disable-mapping', 'enable-mappings', 'disable-mappings'],
  ['delete-mappings'],
];
