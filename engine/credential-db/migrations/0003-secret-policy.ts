/** Schema 3: how old a master secret may become, and how long before that it is told, in days. The defaults are what went for every system. */
import type { Kysely } from 'kysely';
import { setSchemaVersion } from '../drivers/sqlite-schema.ts';
import type { Schema } from '../schema.ts';

export async function up(db: Kysely<Schema>): Promise<void> {
  const days = (name: string, standard: number) =>
    db.schema
      .alterTable('system')
      .addColumn(name, 'integer', (column) => column.notNull().defaultTo(standard))
      .execute();
  await days('secret_maximum_age', 365);
  await days('secret_remind_ahead', 30);
  await setSchemaVersion(db, 3);
}
