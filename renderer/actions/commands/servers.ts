/** What is done at once, of Servers. */
import type { CommandTable } from './command.ts';

export const SERVERS_COMMANDS: CommandTable = {
  'reset-counts': async ({ console: { servers } }, target) => {
    if (target?.kind === 'server') await servers.resetCounts({ id: target.id });
  },
};
