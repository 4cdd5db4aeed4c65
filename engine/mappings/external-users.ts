/** Whose is an external user? In an individual application each belongs to one account. */
import type { Guid } from '../../shared/domain/names.ts';
import type { Db } from '../credential-db/schema.ts';

export interface Holder {
  readonly account: string;
  readonly accountKey: string;
}

/** Keys in one statement; SQLite takes 32,766 parameters. */
const KEYS = 1000;

/** The accounts that hold these external users, by the users' keys. */
export async function holdersOfUsers(db: Db, applicationId: Guid, externalKeys: readonly string[]): Promise<Map<string, Holder>> {
  const found = new Map<string, Holder>();
  for (let at = 0; at < externalKeys.length; at += KEYS) {
    const rows = await db
      .selectFrom('mapping')
      .select(['account', 'account_key', 'external_key'])
      .where('application_id', '=', applicationId)
      .where('external_key', 'in', externalKeys.slice(at, at + KEYS))
      .execute();
    for (const row of rows) found.set(row.external_key, { account: row.account, accountKey: row.account_key });
  }
  return found;
}
