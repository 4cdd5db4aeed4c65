/** What is done at once, of Audit. */
import type { CommandTable } from './command.ts';

export const AUDIT_COMMANDS: CommandTable = {};
