/** Whole copies of the credential database: made, checked, put back. */
import { chmod, stat } from 'node:fs/promises';
import { SsoError, isSsoError } from '../../shared/errors.ts';
import { exists } from './database-file.ts';
import { openConnection } from './drivers/sqlite-settings.ts';
import { requireSchema, verifyDatabaseFile } from './inspect.ts';
import { createPrivate, publish, removeDatabaseFiles, syncFile, temporaryBeside } from './publish.ts';

/**
 * One consistent state, without free pages (and what was deleted in them), named only once it was checked.
 * FILE_EXISTS, FILE_NOT_WRITABLE {reason}.
 */
export async function copyDatabase(source: string, target: string): Promise<{ bytes: number }> {
  if (await exists(target)) throw new SsoError('FILE_EXISTS');
  const temporary = temporaryBeside(target);
  await createPrivate(temporary);
  try {
    await vacuumInto(source, temporary);
    await verifyDatabaseFile(temporary);
    await chmod(temporary, 0o600);
    await syncFile(temporary);
    const { size } = await stat(temporary);
    await publish(temporary, target, 'FILE_EXISTS');
    return { bytes: size };
  } finally {
    await removeDatabaseFiles(temporary);
  }
}

async function vacuumInto(source: string, target: string): Promise<void> {
  const connection = await openConnection(source, { mode: 'existing', readOnly: false });
  try {
    await connection.run('VACUUM INTO ?', [target]);
  } catch (error) {
    // what fails for want of room or rights is the target: the source is only read
    if (isSsoError(error, 'DATABASE_AWAY') && error.params['reason'] !== 'busy')
      throw new SsoError('FILE_NOT_WRITABLE', { reason: error.params['reason'] ?? '' }, { cause: error });
    throw error;
  } finally {
    await connection.close();
  }
}

/**
 * Checks a copy, then hands it to `replace`. Nothing of the live database changes where the copy is no good:
 * FILE_MISSING, NOT_A_DATABASE, DATABASE_DAMAGED {fault}, SCHEMA_OLD, SCHEMA_NEW.
 */
export async function replaceContent(source: string, replace: (file: string) => Promise<void>): Promise<void> {
  const { schemaVersion } = await verifyDatabaseFile(source);
  requireSchema(schemaVersion);
  await replace(source);
}
