/** The actions of Affiliate Applications, and those of applications: of one's node, or of rows that are selected. */
import type { ActionPart, Menu } from '../action.ts';

export type ApplicationsActionId = never;

export const APPLICATIONS_ACTIONS: ActionPart<ApplicationsActionId> = { rules: {}, shortcuts: {} };

export const APPLICATIONS_MENU: Menu = [['refresh']];

/** Of applications, wherever they are chosen: `target.rows`. */
export const APPLICATION_ROWS_MENU: Menu = [];
