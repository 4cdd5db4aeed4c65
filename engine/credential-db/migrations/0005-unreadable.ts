/** Schema 5: credentials that a look at all of them found not to open, until they are found otherwise. */
import { sql, type Kysely } from 'kysely';
import { setSchemaVersion } from '../drivers/sqlite-schema.ts';
import type { Schema } from '../schema.ts';

export async function up(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('unreadable')
    .addColumn('mapping_id', 'integer', (column) => column.notNull().primaryKey())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('secret_version', 'integer', (column) => column.notNull())
    .addColumn('look', 'integer', (column) => column.notNull())
    .modifyEnd(sql`strict`)
    .execute();
  await setSchemaVersion(db, 5);
}
