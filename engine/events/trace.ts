/**
 * Whether anything that a list shows was changed in the database, in a few bytes and a few reads by key: whatever this product
 * changes leaves a record in the audit, a state of a secret, or a row with a new id. A batch of look-ups leaves none of them, nor
 * does a batch of a re-encryption, of which its operation tells, and there may be one each second.
 */
import type { Db } from '../credential-db/schema.ts';

const newestId = (db: Db, table: 'mapping' | 'quarantine') =>
  db
    .selectFrom(table)
    .select(({ fn }) => fn.max('id').as('id'))
    .execute();

export async function traceOf(db: Db): Promise<string> {
  const heads = await db.selectFrom('audit_head').select(['server_id', 'hash']).orderBy('server_id').execute();
  const secrets = await db.selectFrom('secret').select(['version', 'state']).orderBy('version').execute();
  const newest = [await newestId(db, 'mapping'), await newestId(db, 'quarantine')];
  return JSON.stringify([heads, secrets, newest]);
}
