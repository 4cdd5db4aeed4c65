/** A new credential database: built beside its place, whole with its first rows, then named. */
import type { Guid } from '../../shared/domain/names.ts';
import { SsoError } from '../../shared/errors.ts';
import { exists } from './database-file.ts';
import { lending, openHandle } from './drivers/sqlite-handle.ts';
import { APPLICATION_ID } from './drivers/sqlite-settings.ts';
import { SCHEMA_VERSION, migrateTo } from './migrations/migrate.ts';
import { openCredentialDatabase } from './open.ts';
import { createPrivate, publish, removeDatabaseFiles, syncFile, temporaryBeside } from './publish.ts';
import { insertSystem } from './repositories/system.ts';
import type { Db } from './schema.ts';
import type { CredentialDatabase } from './types.ts';

export interface FirstRows {
  readonly system: {
    readonly systemId: Guid;
    readonly name: string;
    readonly incarnation: Guid;
    /** Server id. */
    readonly masterServer: Guid;
    /** At least 1; above all that anyone has seen where a system begins anew. */
    readonly epoch?: number;
    readonly createdAt: string;
    readonly createdBy: string;
  };
  /** The rows that belong to a new system (its server, its accounts, the audit record), in the same transaction. */
  readonly fill?: (db: Db) => Promise<void>;
}

/** DATABASE_EXISTS where there is a file of that name, FILE_NOT_WRITABLE {reason}. */
export async function createCredentialDatabase(path: string, first: FirstRows): Promise<CredentialDatabase> {
  if (await exists(path)) throw new SsoError('DATABASE_EXISTS');
  const temporary = temporaryBeside(path);
  await createPrivate(temporary, path);
  try {
    await build(temporary, SCHEMA_VERSION, first);
    await syncFile(temporary);
    await publish(temporary, path, 'DATABASE_EXISTS');
  } finally {
    await removeDatabaseFiles(temporary);
  }
  return openCredentialDatabase(path);
}

/** Fills an empty file. `schemaVersion` is for tests of upgrades; `fill` must fit it. */
export async function build(path: string, schemaVersion: number, { system, fill }: FirstRows): Promise<void> {
  const handle = await openHandle(path);
  try {
    await lending(handle.writers, (connection) => connection.exec(`PRAGMA application_id = ${APPLICATION_ID}`));
    await migrateTo(handle.writer, schemaVersion);
    await handle.writer.transaction().execute(async (db) => {
      await insertSystem(db, system);
      await fill?.(db);
    });
  } finally {
    // the last one to close folds the write-ahead log into the file
    await handle.close();
  }
}
