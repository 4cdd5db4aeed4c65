/** Look-ups as rows of their table, which keeps the newest: as many as the system wants. */
import type { Db } from '../credential-db/schema.ts';
import { keepRows } from './kept/keep.ts';
import type { KeepingFor } from './kept/sound-anchor.ts';
import type { WaitingLookup } from './types.ts';

export async function insertLookups(db: Db, keeping: KeepingFor, rows: readonly WaitingLookup[]): Promise<void> {
  const { serverId } = keeping.chain;
  const columns = rows.map(({ applicationId, ...row }) => ({ ...row, server_id: serverId, application_id: applicationId }));
  await keepRows(db, keeping, 'lookups', columns);
}
