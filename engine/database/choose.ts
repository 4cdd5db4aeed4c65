/**
 * Points this server at another file of the same SSO system. Which system that is says the secret store, where it can be read:
 * its keys are what the file has to fit. A lost or damaged `server.json` is written anew from the store and the chosen file; where
 * the store cannot be read either, from the file alone.
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
import { settingsFromFile } from './settings-from-file.ts';

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

function settingsFor(
  server: ServerSettings | StoreContents,
  settings: ServerSettings | null,
  at: string,
): Omit<ServerSettings, 'databasePath'> {
  const { systemId, systemName, serverId } = server;
  const { serverName, createdAt, accountHost } = settings ?? { serverName: hostName(), createdAt: at, accountHost: hostName() };
  return { format: 1, serverId, serverName, systemId, systemName, createdAt, accountHost };
}

async function requireSystem(path: string, systemId: Guid, systemName: string): Promise<void> {
  const facts = await inspectDatabaseFile(path);
  if (facts.systemId !== systemId)
    throw new SsoError('DATABASE_FOREIGN', { databaseSystem: facts.systemName ?? '?', storeSystem: systemName });
}

async function judged(parts: EngineParts, path: string): Promise<ServerSettings> {
  const settings = await orNull(() => parts.settings());
  const contents = await orNull(async () => (await parts.store()).read());
  const databasePath = pathToKeep(parts.folder.root, path);
  const server = contents ?? settings;
  if (!server) return { ...(await settingsFromFile(parts, path)), databasePath };
  await requireSystem(path, server.systemId, server.systemName);
  return { ...settingsFor(server, settings, parts.clock.now().toISOString()), databasePath };
}

/** PATH_NOT_ABSOLUTE, FILE_MISSING, FILE_NOT_READABLE, NOT_A_DATABASE, DATABASE_FOREIGN; SCHEMA_NEW where only the file is left. */
export async function chooseDatabase(parts: EngineParts, caller: Caller, input: { path: string }): Promise<{ path: string }> {
  const { path } = input;
  if (!isAbsolute(path)) throw new SsoError('PATH_NOT_ABSOLUTE', { path });
  const settings = await judged(parts, path);
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
