/**
 * Puts a copy of the credential database in the place of the present one. Whether the copy is older than what this server has seen is
 * told: then look-ups work and nothing is written until it is reconciled. In a folder without settings, as on a new machine, the copy
 * also says which system this is, and this server takes the place of its master secret server.
 */
import { basename, isAbsolute } from 'node:path';
import { isSsoError, SsoError } from '../../shared/errors.ts';
import { audited } from '../audit/index.ts';
import { inspectDatabaseFile, system } from '../credential-db/index.ts';
import { requireConfirmed } from '../master-secret/confirmed.ts';
import { isRolledBack } from '../master-secret/fit.ts';
import { makeDataFolder } from '../platform/data-folder.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { databasePathOf } from '../platform/settings.ts';
import { replace, replaceByRename } from './replace.ts';
import { orNull, requireFileOf, settingsAnew } from './settings-anew.ts';
import { takePlace } from './take-place.ts';

export interface RestoredDatabase {
  readonly keptAt: string | null;
  readonly epoch: number;
  readonly rolledBack: boolean;
  /** The name of the server whose place this machine has taken, or null. */
  readonly replaces: string | null;
}

interface Plan {
  readonly systemName: string;
  readonly target: string;
  readonly replaces: string | null;
  /** Returns where what was there is kept. */
  readonly carryOut: () => Promise<string | null>;
}

/** The file is judged before anything is touched: FILE_MISSING, NOT_A_DATABASE, DATABASE_DAMAGED, DATABASE_FOREIGN. */
async function planFor(parts: EngineParts, path: string): Promise<Plan> {
  const known = await orNull(() => parts.settings());
  if (known) {
    await requireFileOf(path, known.systemId, known.systemName);
    const target = databasePathOf(parts.folder, known);
    return { systemName: known.systemName, target, replaces: null, carryOut: () => replace(parts, target, path) };
  }
  const { settings, replaces } = await settingsAnew(parts, path);
  const target = parts.folder.database;
  const whole = { ...settings, databasePath: basename(target) };
  const carryOut = () => takePlace(parts, whole, () => replaceByRename(parts, target, path));
  return { systemName: settings.systemName, target, replaces, carryOut };
}

/** A store that cannot be read has seen nothing that it could tell. */
async function judgeAge(parts: EngineParts, path: string): Promise<Pick<RestoredDatabase, 'epoch' | 'rolledBack'>> {
  await parts.closeDatabase();
  try {
    const [contents, database] = [await parts.ring.contents(), await parts.database()];
    const row = await database.read((db) => system.readSystem(db));
    return { epoch: row.epoch, rolledBack: isRolledBack(row, contents) };
  } catch (error) {
    if (!isSsoError(error)) throw error;
    return { epoch: (await inspectDatabaseFile(path)).epoch ?? 0, rolledBack: false };
  }
}

/** `confirmation` is the system's name, typed. */
export async function restoreDatabase(
  parts: EngineParts,
  caller: Caller,
  { path, confirmation }: { path: string; confirmation: string },
): Promise<RestoredDatabase> {
  if (!isAbsolute(path)) throw new SsoError('PATH_NOT_ABSOLUTE', { path });
  const { systemName, target, replaces, carryOut } = await planFor(parts, path);
  requireConfirmed(confirmation, systemName);
  if (path === target) throw new SsoError('FILE_EXISTS', { path: target });
  await makeDataFolder(parts.fileSystem, parts.folder);
  return audited(
    parts,
    caller,
    'database.restore',
    [path],
    async (trail) => {
      const restored = { keptAt: await carryOut(), ...(await judgeAge(parts, path)), replaces };
      const { epoch, rolledBack } = restored;
      trail.note({ epoch, rolledBack, ...(replaces === null ? {} : { replaces }) });
      return restored;
    },
    { outside: true },
  );
}
