/** The actions of Servers, and of the server that is selected. */
import type { ActionPart, Menu } from '../action.ts';

export type ServersActionId = never;

export const SERVERS_ACTIONS: ActionPart<ServersActionId> = { rules: {}, shortcuts: {} };

export const SERVERS_MENU: Menu = [['refresh']];

export const SERVER_ROW_MENU: Menu = [];
