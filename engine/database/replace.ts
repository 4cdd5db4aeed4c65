/**
 * Puts a copy in the place of the credential database, which is kept beside it. One that can be opened is replaced in place, in one
 * transaction that every process sees; one that is gone or damaged is replaced by rename.
 */
import { dirname } from 'node:path';
import { isSsoError, SsoError } from '../../shared/errors.ts';
import { copyDatabase, operations } from '../credential-db/index.ts';
import type { CredentialDatabase } from '../credential-db/types.ts';
import { claimWork } from '../master-secret/claim-work.ts';
import type { EngineParts } from '../parts.ts';
import { besidePath, moveAside, removeUnfinished } from './aside.ts';

/** Null where there is none that can be opened: gone, damaged, of another schema. DATABASE_AWAY is for waiting, not for replacing. */
async function present(parts: EngineParts): Promise<CredentialDatabase | null> {
  try {
    return await parts.database();
  } catch (error) {
    if (isSsoError(error, 'DATABASE_MISSING', 'DATABASE_DAMAGED', 'SCHEMA_OLD', 'SCHEMA_NEW')) return null;
    throw error;
  }
}

/** False where it turns out damaged while it is read: then there is nothing to wait for. */
async function requireIdle(database: CredentialDatabase): Promise<boolean> {
  try {
    const active = await database.read((db) => operations.activeOperation(db));
    if (active) throw new SsoError('OPERATION_ACTIVE', { kind: active.kind, startedBy: active.started_by });
    return true;
  } catch (error) {
    if (isSsoError(error, 'DATABASE_DAMAGED')) return false;
    throw error;
  }
}

async function replaceInPlace(parts: EngineParts, database: CredentialDatabase, path: string): Promise<string> {
  const keptAt = await besidePath(parts, database.path, 'replaced');
  await database.replaceWith(path, keptAt);
  return keptAt;
}

/** The copy is complete and checked beside its place before what is there is moved. Whoever asks holds the lock on operations. */
export async function replaceByRename(parts: EngineParts, target: string, path: string): Promise<string | null> {
  const { fileSystem } = parts;
  await removeUnfinished(parts, target);
  const incoming = await besidePath(parts, target, 'incoming');
  await copyDatabase(path, incoming);
  await parts.closeDatabase();
  const keptAt = await moveAside(parts, target);
  await fileSystem.rename(incoming, target);
  await fileSystem.syncFolder(dirname(target));
  return keptAt;
}

async function replaceIdle(parts: EngineParts, database: CredentialDatabase | null, target: string, path: string): Promise<string | null> {
  if (!database || !(await requireIdle(database))) return replaceByRename(parts, target, path);
  try {
    return await replaceInPlace(parts, database, path);
  } catch (error) {
    if (isSsoError(error, 'DATABASE_DAMAGED')) return replaceByRename(parts, target, path);
    throw error;
  }
}

/** Returns where what was there is kept; null where nothing was. OPERATION_ACTIVE, and what copying throws. */
export async function replace(parts: EngineParts, target: string, path: string): Promise<string | null> {
  const database = await present(parts);
  // no operation may begin between the look and the replacing; without a database there is nobody to name who is at work
  const claim = await (database ? claimWork(parts) : parts.operations.claim());
  try {
    return await replaceIdle(parts, database, target, path);
  } finally {
    await claim.release();
  }
}
