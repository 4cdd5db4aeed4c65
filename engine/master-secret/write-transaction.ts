/** The one way in which a use case writes to the credential database: nothing is written to a copy that was put back. */
import { SsoError } from '../../shared/errors.ts';
import { servers, system } from '../credential-db/index.ts';
import type { Db, SystemTable } from '../credential-db/schema.ts';
import type { EngineParts } from '../parts.ts';
import { isForeign, isRolledBack, requireFit } from './fit.ts';

export interface WriteOptions {
  /** Done on the master secret server only (NOT_MASTER). */
  readonly onMaster?: boolean;
}

/** Throws NOT_MASTER {server}, naming the one that is. */
export async function requireMaster(db: Db, row: SystemTable, serverId: string): Promise<void> {
  if (row.master_server === serverId) return;
  const master = (await servers.listServers(db)).find((server) => server.id === row.master_server);
  throw new SsoError('NOT_MASTER', { server: master?.name ?? row.master_server });
}

/** Reads the store once more before it refuses: another process may have moved both since they were last read. */
async function requireFitNow(parts: EngineParts, row: SystemTable): Promise<void> {
  const seen = await parts.ring.contents();
  if (!isForeign(row, seen) && !isRolledBack(row, seen)) return;
  parts.ring.invalidate();
  requireFit(row, await parts.ring.contents());
}

/** Runs `work` in a write transaction, after proving in it that the database is the one that this server has last seen. */
export async function writeTransaction<T>(parts: EngineParts, work: (db: Db) => Promise<T>, options: WriteOptions = {}): Promise<T> {
  const { serverId } = await parts.settings();
  const database = await parts.database();
  return database.write(async (db) => {
    const row = await system.readSystem(db);
    await requireFitNow(parts, row);
    if (options.onMaster) await requireMaster(db, row, serverId);
    return work(db);
  });
}
