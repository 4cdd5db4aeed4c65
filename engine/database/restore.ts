/**
 * Puts a copy of the credential database in the place of the present one, which is kept beside it. A database that can be opened
 * is replaced in place, in one transaction that every process sees; one that is gone or damaged is replaced by rename. Whether
 * the copy is older than what this server has seen is told: then look-ups work and nothing is written until it is reconciled.
 */
import { dirname, isAbsolute } from 'node:path';
import { isSsoError, SsoError } from '../../shared/errors.ts';
import { audited } from '../audit/index.ts';
import { copyDatabase, inspectDatabaseFile, operations, system } from '../credential-db/index.ts';
import type { CredentialDatabase, DatabaseFacts } from '../credential-db/types.ts';
import { claimWork } from '../master-secret/claim-work.ts';
import { isRolledBack } from '../master-secret/fit.ts';
import type { Caller, EngineParts, ServerSettings } from '../parts.ts';
import { databasePathOf } from '../platform/settings.ts';
import { besidePath, moveAside } from './aside.ts';

export interface RestoredDatabase {
  readonly keptAt: string | null;
  readonly epoch: number;
  readonly rolledBack: boolean;
}

/** The file is judged before anything is touched: FILE_MISSING, NOT_A_DATABASE, DATABASE_DAMAGED, DATABASE_FOREIGN. */
async function judge(path: string, settings: ServerSettings): Promise<DatabaseFacts> {
  if (!isAbsolute(path)) throw new SsoError('PATH_NOT_ABSOLUTE', { path });
  const facts = await inspectDatabaseFile(path);
  if (facts.systemId === settings.systemId) return facts;
  throw new SsoError('DATABASE_FOREIGN', { databaseSystem: facts.systemName ?? '?', storeSystem: settings.systemName });
}

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

/** The copy is complete and checked beside its place before what is there is moved. */
async function replaceByRename(parts: EngineParts, target: string, path: string): Promise<string | null> {
  const { fileSystem } = parts;
  const incoming = await besidePath(parts, target, 'incoming');
  await copyDatabase(path, incoming);
  await parts.closeDatabase();
  const keptAt = await moveAside(parts, target);
  await fileSystem.rename(incoming, target);
  await fileSystem.syncFolder(dirname(target));
  return keptAt;
}

async function replace(parts: EngineParts, target: string, path: string): Promise<string | null> {
  const database = await present(parts);
  // no operation may begin between the look and the replacing; without a database there is nobody to name who is at work
  const claim = await (database ? claimWork(parts) : parts.operations.claim());
  try {
    return await replaceIdle(parts, database, target, path);
  } finally {
    await claim.release();
  }
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

/** A store that cannot be read has seen nothing that it could tell. */
async function judgeAge(parts: EngineParts, facts: DatabaseFacts): Promise<RestoredDatabase> {
  await parts.closeDatabase();
  const told = { keptAt: null, epoch: facts.epoch ?? 0, rolledBack: false };
  try {
    const [contents, database] = [await parts.ring.contents(), await parts.database()];
    const row = await database.read((db) => system.readSystem(db));
    return { ...told, epoch: row.epoch, rolledBack: isRolledBack(row, contents) };
  } catch (error) {
    if (isSsoError(error)) return told;
    throw error;
  }
}

/** `confirmation` is the system's name, typed. */
export async function restoreDatabase(
  parts: EngineParts,
  caller: Caller,
  input: { path: string; confirmation: string },
): Promise<RestoredDatabase> {
  const settings = await parts.settings();
  if (input.confirmation.normalize('NFC') !== settings.systemName.normalize('NFC'))
    throw new SsoError('CONFIRMATION_WRONG', { expected: settings.systemName });
  const facts = await judge(input.path, settings);
  const target = databasePathOf(parts.folder, settings);
  if (input.path === target) throw new SsoError('FILE_EXISTS', { path: target });
  const work = async (): Promise<RestoredDatabase> => {
    const keptAt = await replace(parts, target, input.path);
    return { ...(await judgeAge(parts, facts)), keptAt };
  };
  return audited(
    parts,
    caller,
    'database.restore',
    [input.path],
    async (trail) => {
      const restored = await work();
      trail.note({ epoch: restored.epoch, rolledBack: restored.rolledBack });
      return restored;
    },
    { outside: true },
  );
}
