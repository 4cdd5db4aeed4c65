/** Upgrading a database that an older version of this product made. */
import { requireDatabaseFile } from './database-file.ts';
import { copyDatabase, migrateFile } from './copies.ts';
import { inspectDatabaseFile, requireSchema } from './inspect.ts';
import { SCHEMA_VERSION } from './migrations/migrate.ts';

export interface Upgrade {
  readonly from: number;
  readonly to: number;
}

/**
 * A whole, checked copy first, at `copyPath`; then all migrations in one transaction. Where there is nothing to upgrade, no
 * copy is made. DATABASE_MISSING, NOT_A_DATABASE, SCHEMA_NEW, FILE_EXISTS, FILE_NOT_WRITABLE {path, reason}, DATABASE_DAMAGED {fault}.
 */
export async function upgradeDatabase(path: string, copyPath: string): Promise<Upgrade> {
  await requireDatabaseFile(path);
  const { schemaVersion: from } = await inspectDatabaseFile(path);
  if (from > SCHEMA_VERSION) requireSchema(from);
  if (from < SCHEMA_VERSION) {
    await copyDatabase(path, copyPath);
    await migrateFile(path);
  }
  return { from, to: SCHEMA_VERSION };
}
