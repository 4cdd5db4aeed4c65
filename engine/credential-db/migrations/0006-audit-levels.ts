/** Schema 6: how much of the audit goes into the operating system's log as well; the defaults are ENTSSO's. */
import type { Kysely } from 'kysely';
import { setSchemaVersion } from '../drivers/sqlite-schema.ts';
import type { Schema } from '../schema.ts';

export async function up(db: Kysely<Schema>): Promise<void> {
  const level = (name: string, standard: number) =>
    db.schema
      .alterTable('system')
      .addColumn(name, 'integer', (column) => column.notNull().defaultTo(standard))
      .execute();
  await level('audit_level_positive', 0);
  await level('audit_level_negative', 1);
  await setSchemaVersion(db, 6);
}
