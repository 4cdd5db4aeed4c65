/** Counts a server's events anew from here on. The record of it is the reset. */
import { SsoError } from '../../shared/errors.ts';
import { auditedChange } from '../audit/index.ts';
import { servers } from '../credential-db/index.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { RESET } from './event-counts.ts';

/** CONFLICT where it is not this server, which alone writes to its chain. */
export async function resetCounts(parts: EngineParts, caller: Caller, { id }: { id: string }): Promise<void> {
  const { serverId, serverName } = await parts.settings();
  await auditedChange(parts, caller, RESET, [serverName], async (db) => {
    if (id !== serverId || !(await servers.findServer(db, id))) throw new SsoError('CONFLICT');
  });
}
