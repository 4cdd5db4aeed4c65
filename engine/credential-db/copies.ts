/** Whole copies of the credential database: made, checked, put back. */
import { chmod, stat } from 'node:fs/promises';
import { SsoError, isSsoError } from '../../shared/errors.ts';
import { exists, requireDatabaseFile } from './database-file.ts';
import { openHandle } from './drivers/sqlite-handle.ts';
import { openConnection } from './drivers/sqlite-settings.ts';
import { requireSchema, verifyDatabaseFile } from './inspect.ts';
import { SCHEMA_VERSION, migrateTo } from './migrations/migrate.ts';
import { createPrivate, publish, removeDatabaseFiles, syncFile, temporaryBeside } from './publish.ts';

/**
 * One consistent state, without free pages (and what was deleted in them), named only once it was checked. Whoever uses the
 * source goes on. FILE_EXISTS, FILE_NOT_WRITABLE {path, reason}, DATABASE_DAMAGED {fault} where the source is.
 */
export async function copyDatabase(source: string, target: string): Promise<{ bytes: number }> {
  if (await exists(target)) throw new SsoError('FILE_EXISTS', { path: target });
  return buildingCopy(source, target, async (temporary) => {
    await chmod(temporary, 0o600);
    await syncFile(temporary);
    const { size } = await stat(temporary);
    await publish(temporary, target, 'FILE_EXISTS');
    return { bytes: size };
  });
}

/** A checked copy beside `target`, under a name of its own, for as long as `use` runs. */
async function buildingCopy<T>(source: string, target: string, use: (temporary: string) => Promise<T>): Promise<T> {
  await requireDatabaseFile(source, 'FILE_MISSING');
  const temporary = temporaryBeside(target);
  await createPrivate(temporary, target);
  try {
    await vacuumInto(source, temporary, target);
    await verifyDatabaseFile(temporary);
    return await use(temporary);
  } finally {
    await removeDatabaseFiles(temporary);
  }
}

/** Read-only, so that a copy made from a backup leaves the backup as it is. */
async function vacuumInto(source: string, temporary: string, target: string): Promise<void> {
  const connection = await openConnection(source, { mode: 'read-only', readOnly: false });
  try {
    await connection.run('VACUUM INTO ?', [temporary]);
  } catch (error) {
    throw copyFailure(error, target);
  } finally {
    await connection.close();
  }
}

/** What fails for want of room or rights is the target: the source is only read. */
function copyFailure(error: unknown, target: string): unknown {
  if (!isSsoError(error, 'DATABASE_AWAY') || error.params['reason'] === 'EBUSY') return error;
  return new SsoError('FILE_NOT_WRITABLE', { path: target, reason: error.params['reason'] ?? 'EIO' }, { cause: error });
}

/**
 * Checks a copy, then hands it to `replace`; one of an older schema is upgraded on the way, beside `live`, and stays as it is.
 * Nothing of the live database changes where the copy is no good: FILE_MISSING, NOT_A_DATABASE, DATABASE_DAMAGED {fault}, SCHEMA_NEW.
 */
export async function replaceContent(source: string, live: string, replace: (file: string) => Promise<void>): Promise<void> {
  const { schemaVersion } = await verifyDatabaseFile(source);
  if (schemaVersion === SCHEMA_VERSION) return replace(source);
  if (schemaVersion > SCHEMA_VERSION) requireSchema(schemaVersion);
  await buildingCopy(source, live, async (temporary) => {
    await migrateFile(temporary);
    await replace(temporary);
  });
}

/** Brings a file that nobody else uses, or an older database of ours, to the present schema: whole or not at all. */
export async function migrateFile(path: string): Promise<void> {
  const handle = await openHandle(path);
  try {
    await migrateTo(handle.writer);
  } finally {
    await handle.close();
  }
}
