/** Every command, by its action. */
import type { ActionId } from '../action.ts';
import { APPLICATIONS_COMMANDS } from './applications.ts';
import { AUDIT_COMMANDS } from './audit.ts';
import type { Command, CommandTable } from './command.ts';
import { SERVERS_COMMANDS } from './servers.ts';

const COMMANDS: CommandTable = { ...SERVERS_COMMANDS, ...APPLICATIONS_COMMANDS, ...AUDIT_COMMANDS };

/** null: the action opens a dialog, or is a refresh. */
export const commandOf = (action: ActionId): Command | null => COMMANDS[action] ?? null;
