/** The table of look-ups, which keeps the newest: as many as the system wants. */
import type { Db } from '../credential-db/schema.ts';
import type { WaitingLookup } from './types.ts';

/** Rows of one INSERT: SQLite allows 32,766 parameters a statement. */
const CHUNK = 1000;

async function prune(db: Db, most: number): Promise<void> {
  const oldest = await db.selectFrom('audit_lookup').select('id').orderBy('id', 'desc').offset(most).limit(1).executeTakeFirst();
  if (oldest) await db.deleteFrom('audit_lookup').where('id', '<=', oldest.id).execute();
}

export async function insertLookups(db: Db, serverId: string, rows: readonly WaitingLookup[]): Promise<void> {
  const { audit_lookups: most } = await db.selectFrom('system').select('audit_lookups').executeTakeFirstOrThrow();
  // what the next one would push out again is not written at all
  const kept = rows.slice(Math.max(0, rows.length - most));
  for (let at = 0; at < kept.length; at += CHUNK) {
    const values = kept.slice(at, at + CHUNK).map(({ applicationId, ...row }) => {
      return { ...row, server_id: serverId, application_id: applicationId };
    });
    await db.insertInto('audit_lookup').values(values).execute();
  }
  await prune(db, most);
}
