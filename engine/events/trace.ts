/**
 * Whether anything that a window shows was changed in the database, in a few bytes and a few reads by key: whatever this product
 * changes leaves a record in the audit, a use of a secret, a row with a new id, or progress of the operation. A batch of look-ups
 * leaves none of them, and there may be one each second.
 */
import { operations, system } from '../credential-db/index.ts';
import type { Db } from '../credential-db/schema.ts';

const newestId = (db: Db, table: 'mapping' | 'quarantine') =>
  db
    .selectFrom(table)
    .select(({ fn }) => fn.max('id').as('id'))
    .execute();

export async function traceOf(db: Db): Promise<string> {
  const heads = await db.selectFrom('audit_head').select(['server_id', 'hash']).orderBy('server_id').execute();
  const secrets = await db.selectFrom('secret').select(['version', 'state', 'uses']).orderBy('version').execute();
  const newest = [await newestId(db, 'mapping'), await newestId(db, 'quarantine')];
  const rows = [await system.readSystem(db), await operations.latestOperation(db)];
  return JSON.stringify([heads, secrets, newest, rows]);
}
