/** The actions of Servers, and of the server that is selected. */
import type { ActionPart, Menu } from '../action.ts';
import { administrator, because, configured, databaseWritable, firstOf } from '../reasons.ts';

export type ServersActionId = 'add-server' | 'reset-counts' | 'server-properties';

const resettable = firstOf(configured, administrator, databaseWritable);

export const SERVERS_ACTIONS: ActionPart<ServersActionId> = {
  rules: {
    'add-server': ({ overview }) => configured(overview) ?? because('one-machine'),
    'reset-counts': ({ overview, target }) => (target?.kind === 'server' ? resettable(overview) : 'absent'),
    'server-properties': ({ target }) => (target?.kind === 'server' ? null : 'absent'),
  },
  shortcuts: { 'server-properties': 'Alt+Enter' },
};

export const SERVERS_MENU: Menu = [['add-server'], ['refresh']];

export const SERVER_ROW_MENU: Menu = [['reset-counts'], ['server-properties']];
