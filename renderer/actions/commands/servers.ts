/** What is done at once, of Servers. */
import type { CommandTable } from './command.ts';

export const SERVERS_COMMANDS: CommandTable = {};
