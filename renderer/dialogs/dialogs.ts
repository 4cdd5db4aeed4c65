/** Every dialog, by the action that opens it. An action that stands here neither nor among the commands is a refresh. */
import type { ActionId } from '../actions/action.ts';
import type { Target } from '../actions/target.ts';
import { APPLICATIONS_DIALOGS } from './registry/applications.ts';
import { AUDIT_DIALOGS } from './registry/audit.ts';
import { HELP_DIALOGS } from './registry/help.ts';
import { SERVERS_DIALOGS } from './registry/servers.ts';
import { SYSTEM_DIALOGS } from './registry/system.ts';

export const DIALOGS = { ...SYSTEM_DIALOGS, ...SERVERS_DIALOGS, ...APPLICATIONS_DIALOGS, ...AUDIT_DIALOGS, ...HELP_DIALOGS };
export type DialogId = keyof typeof DIALOGS;

/** The dialog that stands open, and what it is about. */
export interface OpenedDialog {
  readonly id: DialogId;
  readonly target: Target | null;
}

const isDialog = (id: string): id is DialogId => Object.hasOwn(DIALOGS, id);

/** null: done at once. */
export const dialogOf = (action: ActionId): DialogId | null => (isDialog(action) ? action : null);
