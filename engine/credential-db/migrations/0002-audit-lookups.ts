/** Schema 2: look-ups are audited in a table of their own, written in batches, so that they never wait for the chain. */
import { sql, type Kysely } from 'kysely';
import { setSchemaVersion } from '../drivers/sqlite-schema.ts';
import type { Schema } from '../schema.ts';

export async function up(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('audit_lookup')
    .addColumn('id', 'integer', (column) => column.notNull().primaryKey().autoIncrement())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('server_id', 'text', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('application_id', 'text', (column) => column.notNull())
    .addColumn('account', 'text', (column) => column.notNull())
    .addColumn('result', 'text', (column) => column.notNull())
    .modifyEnd(sql`strict`)
    .execute();
  await setSchemaVersion(db, 2);
}
