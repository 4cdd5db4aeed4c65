/**
 * Who this server is, where `server.json` says nothing: by the secret store, where that can be read, else by a credential database alone,
 * as on a new machine. Nothing proves such a file; but it opens nothing either before a backup of the master secret is restored, which
 * proves itself by the check values in it.
 */
import { isSsoError, SsoError } from '../../shared/errors.ts';
import { nameKey, type Guid } from '../../shared/domain/names.ts';
import { inspectDatabaseFile, inspectServers, type ServersInFile } from '../credential-db/index.ts';
import type { DatabaseFacts } from '../credential-db/types.ts';
import type { EngineParts, ServerSettings } from '../parts.ts';
import { hostName } from '../platform/account.ts';
import { knownPublicKey } from '../platform/identity.ts';
import type { StoreContents } from '../secret-store/index.ts';

export interface Anew {
  readonly settings: Omit<ServerSettings, 'databasePath'>;
  /** The name of the server whose place this machine takes; null where it is this very one. */
  readonly replaces: string | null;
}

export async function orNull<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (isSsoError(error)) return null;
    throw error;
  }
}

/** DATABASE_FOREIGN. */
function requireOf(facts: DatabaseFacts, systemId: Guid, systemName: string): void {
  if (facts.systemId !== systemId)
    throw new SsoError('DATABASE_FOREIGN', { databaseSystem: facts.systemName ?? '?', storeSystem: systemName });
}

/** DATABASE_FOREIGN, and what `inspectDatabaseFile` throws. */
export async function requireFileOf(path: string, systemId: Guid, systemName: string): Promise<void> {
  requireOf(await inspectDatabaseFile(path), systemId, systemName);
}

type Server = ServersInFile['servers'][number];

/** The host's, unless another server of the system bears it. */
function freeName(id: string, servers: readonly Server[], old: string | undefined): string {
  const taken = servers.some((server) => server.id !== id && nameKey(server.name) === nameKey(hostName()));
  return taken && old !== undefined ? old : hostName();
}

/** Whose store this is; else the one whose key lies in this data folder; without that key, the one whose secret store is to be restored here. */
function thisServer(
  { master, servers }: ServersInFile,
  held: StoreContents | null,
  publicKey: string | null,
): { id: string; name: string; replaces: string | null } {
  const own = held?.serverId ?? servers.find((server) => server.public_key === publicKey)?.id;
  const id = own ?? master;
  const name = servers.find((server) => server.id === id)?.name;
  if (own !== undefined) return { id, name: name ?? hostName(), replaces: null };
  return { id, name: freeName(id, servers, name), replaces: name ?? null };
}

/** FILE_MISSING, FILE_NOT_READABLE, NOT_A_DATABASE, DATABASE_DAMAGED, DATABASE_FOREIGN, SCHEMA_NEW. */
export async function settingsAnew(parts: EngineParts, path: string): Promise<Anew> {
  const { fileSystem, folder, clock } = parts;
  const facts = await inspectDatabaseFile(path);
  const { systemId, systemName } = facts;
  const held = await orNull(async () => (await parts.store()).read());
  if (held) requireOf(facts, held.systemId, held.systemName);
  const { id, name, replaces } = thisServer(await inspectServers(path), held, await knownPublicKey(fileSystem, folder));
  if (systemId === null || systemName === null) throw new SsoError('NOT_A_DATABASE', { path });
  const about = { serverId: id, serverName: name, systemId, systemName, createdAt: clock.now().toISOString() };
  return { settings: { format: 1, ...about, accountHost: hostName() }, replaces };
}
