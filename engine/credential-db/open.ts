/** Opening the credential database at the place that this server remembers. */
import { SsoError, isSsoError } from '../../shared/errors.ts';
import { fileReason, isNowhere, readHeader, requireDatabaseFile, type FileHeader } from './database-file.ts';
import type { SqliteConnection } from './drivers/sqlite-connection.ts';
import { lending, openHandle, type HandleOptions, type SqliteHandle } from './drivers/sqlite-handle.ts';
import { missingPart } from './drivers/sqlite-schema.ts';
import { APPLICATION_ID, firstFault, openConnection, pragma } from './drivers/sqlite-settings.ts';
import { requireSchema } from './inspect.ts';
import { sqliteDatabase } from './sqlite-database.ts';
import type { CredentialDatabase } from './types.ts';

/** DATABASE_MISSING, DATABASE_AWAY {reason}, DATABASE_DAMAGED {fault}, SCHEMA_OLD {from, to}, SCHEMA_NEW. */
export async function openCredentialDatabase(path: string, options: HandleOptions = {}): Promise<CredentialDatabase> {
  await requireDatabaseFile(path);
  await requireOurs(path);
  try {
    return sqliteDatabase(path, await openChecked(path, options));
  } catch (error) {
    if (isSsoError(error, 'DATABASE_DAMAGED')) throw await withFirstFault(path, error);
    throw error;
  }
}

async function openChecked(path: string, options: HandleOptions): Promise<SqliteHandle> {
  const handle = await openHandle(path, options);
  try {
    await lending(handle.writers, requireUsable);
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function headerOf(path: string): Promise<FileHeader> {
  try {
    return await readHeader(path);
  } catch (error) {
    throw isNowhere(error)
      ? new SsoError('DATABASE_MISSING', {}, { cause: error })
      : new SsoError('DATABASE_AWAY', { reason: fileReason(error) }, { cause: error });
  }
}

/** Before SQLite sees the file: it would make a database of an empty one, and change the journal of somebody else's. */
async function requireOurs(path: string): Promise<void> {
  const { isSqlite, applicationId } = await headerOf(path);
  if (!isSqlite) throw new SsoError('DATABASE_DAMAGED', { fault: 'file is not a database' });
  if (applicationId !== APPLICATION_ID) throw new SsoError('DATABASE_DAMAGED', { fault: 'not a credential database' });
}

/** Cheap: reads the schema and the one row of `system`. Checking every page is for copies. */
async function requireUsable(connection: SqliteConnection): Promise<void> {
  requireSchema(await pragma(connection, 'user_version'));
  const missing = await missingPart(connection);
  if (missing !== null) throw new SsoError('DATABASE_DAMAGED', { fault: missing });
  const systems = await connection.all('select id from system');
  if (systems.length !== 1) throw new SsoError('DATABASE_DAMAGED', { fault: 'the row of the SSO system is missing' });
}

/** Names the fault where SQLite can find one; else what it said first. */
async function withFirstFault(path: string, error: SsoError): Promise<SsoError> {
  try {
    const connection = await openConnection(path, { mode: 'existing', readOnly: true });
    try {
      const fault = await firstFault(connection, 'quick_check');
      return fault === null ? error : new SsoError('DATABASE_DAMAGED', { fault }, { cause: error });
    } finally {
      await connection.close();
    }
  } catch {
    return error;
  }
}
