/**
 * Points this server at another file of the same SSO system. Which system that is says the secret store, where it can be read:
 * its keys are what the file has to fit. A lost or damaged `server.json` is written anew from the store and the chosen file.
 */
import { isAbsolute, relative } from 'node:path';
import { isSsoError, SsoError } from '../../shared/errors.ts';
import type { Guid } from '../../shared/domain/names.ts';
import { audited } from '../audit/index.ts';
import { inspectDatabaseFile } from '../credential-db/index.ts';
import type { Caller, EngineParts, ServerSettings } from '../parts.ts';
import { hostName } from '../platform/account.ts';
import { changeSettings } from '../platform/settings.ts';
import type { StoreContents } from '../secret-store/types.ts';

async function orNull<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (isSsoError(error)) return null;
    throw error;
  }
}

/** Inside the data folder the path is kept relative, so that the folder can be moved. */
function pathToKeep(root: string, path: string): string {
  const inside = relative(root, path);
  return inside.startsWith('..') || isAbsolute(inside) ? path : inside;
}

interface Known {
  readonly settings: ServerSettings | null;
  readonly contents: StoreContents | null;
}

function settingsFor({ settings, contents }: Known, databasePath: string, at: string): ServerSettings {
  const server = contents ?? settings;
  if (!server) throw new SsoError('NOT_CONFIGURED');
  const { systemId, systemName, serverId } = server;
  const { serverName, createdAt } = settings ?? { serverName: hostName(), createdAt: at };
  return { format: 1, serverId, serverName, systemId, systemName, createdAt, databasePath };
}

async function requireSystem(path: string, systemId: Guid, systemName: string): Promise<void> {
  const facts = await inspectDatabaseFile(path);
  if (facts.systemId !== systemId)
    throw new SsoError('DATABASE_FOREIGN', { databaseSystem: facts.systemName ?? '?', storeSystem: systemName });
}

/** PATH_NOT_ABSOLUTE, FILE_MISSING, NOT_A_DATABASE, DATABASE_FOREIGN. */
export async function chooseDatabase(parts: EngineParts, caller: Caller, input: { path: string }): Promise<{ path: string }> {
  const { path } = input;
  if (!isAbsolute(path)) throw new SsoError('PATH_NOT_ABSOLUTE', { path });
  const known: Known = {
    settings: await orNull(() => parts.settings()),
    contents: await orNull(async () => (await parts.store()).read()),
  };
  const settings = settingsFor(known, pathToKeep(parts.folder.root, path), parts.clock.now().toISOString());
  await requireSystem(path, settings.systemId, settings.systemName);
  return audited(
    parts,
    caller,
    'database.choose',
    [path],
    async () => {
      await changeSettings(parts.fileSystem, parts.folder, settings);
      await parts.closeDatabase();
      return { path };
    },
    { outside: true },
  );
}
