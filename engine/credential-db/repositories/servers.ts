/** The SSO servers that belong to the system. */
import { SsoError } from '../../../shared/errors.ts';
import type { Guid } from '../../../shared/domain/names.ts';
import { refusingDuplicates } from '../constraint.ts';
import type { Db, ServerTable } from '../schema.ts';

export const listServers = (db: Db): Promise<ServerTable[]> => db.selectFrom('server').selectAll().orderBy('name_key').execute();

export const findServer = (db: Db, id: Guid): Promise<ServerTable | undefined> =>
  db.selectFrom('server').selectAll().where('id', '=', id).executeTakeFirst();

/** CONFLICT where the id or the name is taken. */
export async function insertServer(db: Db, server: ServerTable): Promise<void> {
  await refusingDuplicates(db.insertInto('server').values(server).execute(), 'CONFLICT', { server: server.name });
}

export async function setLastSeen(db: Db, id: Guid, at: string): Promise<void> {
  const { numUpdatedRows } = await db.updateTable('server').set({ last_seen_at: at }).where('id', '=', id).executeTakeFirst();
  if (numUpdatedRows === 0n) throw new SsoError('CONFLICT');
}
