/** The actions of one application's node (beside those of the application itself) and of mappings that are selected in it. */
import type { ActionPart, Menu } from '../action.ts';

export type ApplicationActionId = never;

export const APPLICATION_ACTIONS: ActionPart<ApplicationActionId> = { rules: {}, shortcuts: {} };

/** Stands before the menu of the application itself. */
export const APPLICATION_MENU: Menu = [];

export const MAPPING_ROWS_MENU: Menu = [];
