/**
 * Schema 4: what was deleted is kept in tables of its own, bounded like that of look-ups; each of the three is a keyed chain, and an anchor
 * says where it begins, the oldest rows having gone, and where it ends. Look-ups of before carry no hash: no migration has the key.
 */
import { sql, type ColumnDefinitionBuilder, type Kysely } from 'kysely';
import { setSchemaVersion } from '../drivers/sqlite-schema.ts';
import type { Schema } from '../schema.ts';

type Column = (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;
const required: Column = (column) => column.notNull();
const primary: Column = (column) => column.notNull().primaryKey();

async function chainLookups(db: Kysely<Schema>): Promise<void> {
  for (const name of ['previous_hash', 'hash'])
    await db.schema
      .alterTable('audit_lookup')
      .addColumn(name, 'text', (column) => column.notNull().defaultTo(''))
      .execute();
}

async function createDeleted(
  db: Kysely<Schema>,
  name: keyof Schema,
  about: readonly (readonly [string, 'text' | 'integer'])[],
): Promise<void> {
  let table = db.schema
    .createTable(name)
    .modifyEnd(sql`strict`)
    .addColumn('id', 'integer', primary);
  for (const column of ['at', 'server_id', 'actor', 'origin', 'application_id', 'application'])
    table = table.addColumn(column, 'text', required);
  for (const [column, type] of about) table = table.addColumn(column, type, required);
  await table.addColumn('previous_hash', 'text', required).addColumn('hash', 'text', required).execute();
}

export async function up(db: Kysely<Schema>): Promise<void> {
  await chainLookups(db);
  await createDeleted(db, 'audit_deleted_application', [['mappings', 'integer']]);
  await createDeleted(db, 'audit_deleted_mapping', [
    ['account', 'text'],
    ['external_user', 'text'],
  ]);
  await db.schema
    .createTable('audit_anchor')
    .modifyEnd(sql`strict`)
    .addColumn('table_name', 'text', primary)
    .addColumn('begin_seq', 'integer', required)
    .addColumn('begin_hash', 'text', required)
    .addColumn('end_seq', 'integer', required)
    .addColumn('end_hash', 'text', required)
    .addColumn('unproven_to', 'integer', required)
    .addColumn('mac', 'text', required)
    .execute();
  await setSchemaVersion(db, 4);
}
