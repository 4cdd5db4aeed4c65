/**
 * Who this server is, by a credential database alone: where `server.json` and the secret store are both lost. Nothing proves the file;
 * but it opens nothing either before a backup of the master secret is restored, which proves itself by the check values in it.
 */
import { SsoError } from '../../shared/errors.ts';
import { inspectDatabaseFile, inspectServers, type ServersInFile } from '../credential-db/index.ts';
import type { EngineParts, ServerSettings } from '../parts.ts';
import { hostName } from '../platform/account.ts';
import { knownPublicKey } from '../platform/identity.ts';

/** The one whose key lies in this data folder; without that key, the one whose secret store is to be restored here. */
function thisServer({ master, servers }: ServersInFile, publicKey: string | null): { id: string; name: string } {
  const own = servers.find((server) => server.public_key === publicKey) ?? servers.find(({ id }) => id === master);
  return own ?? { id: master, name: hostName() };
}

/** FILE_MISSING, FILE_NOT_READABLE, NOT_A_DATABASE, SCHEMA_NEW. */
export async function settingsFromFile(
  { fileSystem, folder, clock }: EngineParts,
  path: string,
): Promise<Omit<ServerSettings, 'databasePath'>> {
  const { systemId, systemName } = await inspectDatabaseFile(path);
  const { id, name } = thisServer(await inspectServers(path), await knownPublicKey(fileSystem, folder));
  if (systemId === null || systemName === null) throw new SsoError('NOT_A_DATABASE', { path });
  const about = { serverId: id, serverName: name, systemId, systemName, createdAt: clock.now().toISOString() };
  return { format: 1, ...about, accountHost: hostName() };
}
