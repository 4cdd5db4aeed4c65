/**
 * Points this server at another file of the same SSO system. Which system that is says the secret store, where it can be read:
 * its keys are what the file has to fit. Where there are no settings, lost or on a new machine, they are written anew, and this server
 * takes its place in the file.
 */
import { isAbsolute, relative } from 'node:path';
import { SsoError } from '../../shared/errors.ts';
import { audited } from '../audit/index.ts';
import { makeDataFolder } from '../platform/data-folder.ts';
import type { Caller, EngineParts, ServerSettings } from '../parts.ts';
import { changeSettings } from '../platform/settings.ts';
import { orNull, requireFileOf, settingsAnew } from './settings-anew.ts';
import { takePlace } from './take-place.ts';

export interface ChosenDatabase {
  readonly path: string;
  /** The name of the server whose place this machine has taken, or null. */
  readonly replaces: string | null;
}

/** Inside the data folder the path is kept relative, so that the folder can be moved. */
function pathToKeep(root: string, path: string): string {
  const inside = relative(root, path);
  return inside.startsWith('..') || isAbsolute(inside) ? path : inside;
}

async function pointedAt(parts: EngineParts, settings: ServerSettings, path: string): Promise<ServerSettings> {
  const contents = await orNull(async () => (await parts.store()).read());
  const { serverId, systemId, systemName } = contents ?? settings;
  await requireFileOf(path, systemId, systemName);
  return { ...settings, serverId, systemId, systemName, databasePath: pathToKeep(parts.folder.root, path) };
}

interface Choice {
  readonly replaces: string | null;
  readonly carryOut: () => Promise<void>;
}

async function judged(parts: EngineParts, path: string): Promise<Choice> {
  const known = await orNull(() => parts.settings());
  if (known) {
    const settings = await pointedAt(parts, known, path);
    return { replaces: null, carryOut: () => changeSettings(parts.fileSystem, parts.folder, settings) };
  }
  const { settings, replaces } = await settingsAnew(parts, path);
  const whole = { ...settings, databasePath: pathToKeep(parts.folder.root, path) };
  return { replaces, carryOut: () => takePlace(parts, whole, () => Promise.resolve()) };
}

/** PATH_NOT_ABSOLUTE, FILE_MISSING, FILE_NOT_READABLE, NOT_A_DATABASE, DATABASE_FOREIGN; without settings also SCHEMA_NEW, ALREADY_CONFIGURED. */
export async function chooseDatabase(parts: EngineParts, caller: Caller, input: { path: string }): Promise<ChosenDatabase> {
  const { path } = input;
  if (!isAbsolute(path)) throw new SsoError('PATH_NOT_ABSOLUTE', { path });
  const { replaces, carryOut } = await judged(parts, path);
  await makeDataFolder(parts.fileSystem, parts.folder);
  return audited(
    parts,
    caller,
    'database.choose',
    [path],
    async (trail) => {
      await carryOut();
      if (replaces !== null) trail.note({ replaces });
      await parts.closeDatabase();
      return { path, replaces };
    },
    { outside: true },
  );
}
