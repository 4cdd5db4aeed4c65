/** What an interrupted set-up left behind: taken up by the next one, where it is certain that it is nothing else, such as a system. */
import type { Guid } from '../../shared/domain/names.ts';
import { SsoError, isSsoError } from '../../shared/errors.ts';
import { applications, openCredentialDatabase, secrets, system } from '../credential-db/index.ts';
import { ringSecrets } from '../crypto/index.ts';
import type { EngineParts } from '../parts.ts';
import type { StoreContents } from '../secret-store/index.ts';

/** What an interrupted try left: a store without a secret. One with a secret is somebody's: STORE_EXISTS. */
export async function leftStore(parts: EngineParts): Promise<StoreContents | null> {
  const store = await parts.store();
  try {
    const contents = await store.read();
    if (ringSecrets(contents.ring).length > 0) throw new SsoError('STORE_EXISTS');
    return contents;
  } catch (error) {
    if (isSsoError(error, 'STORE_MISSING')) return null;
    throw error;
  }
}

/** A database that such a try left belongs to its store and is empty; any other is somebody's: DATABASE_EXISTS. */
export async function clearLeftDatabase(parts: EngineParts, earlier: StoreContents | null): Promise<void> {
  const { fileSystem, folder } = parts;
  if (!(await fileSystem.facts(folder.database))) return;
  if (!earlier || !(await isEmptyOf(folder.database, earlier.systemId))) throw new SsoError('DATABASE_EXISTS', { path: folder.database });
  for (const suffix of ['-wal', '-shm', '']) {
    const path = `${folder.database}${suffix}`;
    if (await fileSystem.facts(path)) await fileSystem.remove(path);
  }
  await fileSystem.syncFolder(folder.root);
}

/** Null where none was made, or a set-up that was interrupted left one. Throws what is wrong with one that cannot be read. */
async function storeBesides(parts: EngineParts): Promise<StoreContents | null> {
  try {
    return await (await parts.store()).read();
  } catch (error) {
    if (isSsoError(error, 'STORE_MISSING', 'NOT_CONFIGURED')) return null;
    throw error;
  }
}

/** A file of that name that nothing can be made of is somebody's. */
async function isLeftDatabase({ folder }: EngineParts, earlier: StoreContents): Promise<boolean> {
  try {
    return await isEmptyOf(folder.database, earlier.systemId);
  } catch (error) {
    if (isSsoError(error)) return false;
    throw error;
  }
}

/**
 * Where there is no `server.json`: whether there was a system here, so that it is the settings that are lost. A store with a master
 * secret, one that cannot be read, or a credential database says so, but not what an interrupted set-up left.
 */
export async function wasSetUp(parts: EngineParts): Promise<boolean> {
  try {
    const store = await storeBesides(parts);
    if (store && ringSecrets(store.ring).length > 0) return true;
    if (!(await parts.fileSystem.facts(parts.folder.database))) return false;
    return !store || !(await isLeftDatabase(parts, store));
  } catch (error) {
    if (isSsoError(error)) return true;
    throw error;
  }
}

async function isEmptyOf(path: string, systemId: Guid): Promise<boolean> {
  const database = await openCredentialDatabase(path);
  try {
    return await database.read(async (db) => {
      const inUse = (await secrets.highestVersion(db)) + (await applications.countApplications(db));
      return (await system.readSystem(db)).system_id === systemId && inUse === 0;
    });
  } finally {
    await database.close();
  }
}
