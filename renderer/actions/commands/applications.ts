/** What is done at once, of Affiliate Applications, of applications and of mappings. */
import type { CommandTable } from './command.ts';

export const APPLICATIONS_COMMANDS: CommandTable = {};
