/** The actions of Affiliate Applications, and those of applications: of one's node, or of rows that are selected. */
import type { Role } from '../../../shared/domain/roles.ts';
import type { ActionPart, ActionState, Menu, Rule } from '../action.ts';
import { because, configured, databaseThere, databaseWritable, firstOf, hasSecret, storeWhole, type Check } from '../reasons.ts';
import { holding } from '../roles.ts';
import type { ApplicationRow } from '../target.ts';

export type ApplicationsActionId =
  | 'create-application'
  | 'import-applications'
  | 'import-credentials'
  | 'enable-application'
  | 'enable-applications'
  | 'disable-applications'
  | 'delete-application'
  | 'application-properties';

/** What every change of applications needs; of mappings too, which are judged against the store as well. */
export const changer = (role: Role): Check => firstOf(configured, holding(role), storeWhole, databaseWritable);

const affiliate = changer('sso-affiliate-administrator');
const own = changer('application-administrator');

const chosen = ({ target }: ActionState): readonly ApplicationRow[] => (target?.kind === 'applications' ? target.rows : []);
const one = (state: ActionState): boolean => chosen(state).length === 1;
const some = (state: ActionState, enabled: boolean): boolean => chosen(state).some((row) => row.enabled === enabled);

const only =
  (applies: (state: ActionState) => boolean, check: Check): Rule =>
  (state) =>
    applies(state) ? check(state.overview) : 'absent';

const RULES: ActionPart<ApplicationsActionId>['rules'] = {
  'create-application': ({ overview }) => affiliate(overview),
  'import-applications': ({ overview }) => affiliate(overview),
  'import-credentials': ({ overview }) => firstOf(affiliate, hasSecret)(overview),
  // Of one, its row says at once what became of it; of several, a dialog does.
  'enable-application': only((state) => one(state) && some(state, false), own),
  'enable-applications': only((state) => !one(state) && some(state, false), own),
  'disable-applications': only((state) => some(state, true), own),
  // Its name has to be typed: what goes with an application is not deleted by the dozen.
  'delete-application': (state) => affiliate(state.overview) ?? (one(state) ? null : because('one-application')),
  'application-properties': only(one, firstOf(configured, holding('application-administrator'), databaseThere)),
};

export const APPLICATIONS_ACTIONS: ActionPart<ApplicationsActionId> = {
  rules: RULES,
  shortcuts: { 'delete-application': 'Delete', 'application-properties': 'Alt+Enter' },
};

export const APPLICATIONS_MENU: Menu = [['create-application'], ['import-applications', 'import-credentials'], ['refresh']];

/** Of applications, wherever they are chosen: `target.rows`. */
export const APPLICATION_ROWS_MENU: Menu = [
  ['enable-application', 'enable-applications', 'disable-applications'],
  ['delete-application'],
  ['application-properties'],
];
