/** What a database file says of itself, for whoever is about to take it. */
import { isAbsolute } from 'node:path';
import { SsoError } from '../../shared/errors.ts';
import type { Guid } from '../../shared/domain/names.ts';
import { inspectDatabaseFile, inspectServers } from '../credential-db/index.ts';

export interface DescribedDatabase {
  readonly systemId: Guid;
  readonly systemName: string;
  readonly masterSecretServer: string;
  readonly schemaVersion: number;
  readonly epoch: number;
  readonly bytes: number;
}

/** PATH_NOT_ABSOLUTE, FILE_MISSING, FILE_NOT_READABLE, NOT_A_DATABASE, DATABASE_DAMAGED, SCHEMA_NEW. */
export async function describeDatabase({ path }: { path: string }): Promise<DescribedDatabase> {
  if (!isAbsolute(path)) throw new SsoError('PATH_NOT_ABSOLUTE', { path });
  const { systemId, systemName, schemaVersion, epoch, bytes } = await inspectDatabaseFile(path);
  const { master, servers } = await inspectServers(path);
  if (systemId === null || systemName === null) throw new SsoError('NOT_A_DATABASE', { path });
  const masterSecretServer = servers.find(({ id }) => id === master)?.name ?? master;
  return { systemId, systemName, masterSecretServer, schemaVersion, epoch: epoch ?? 0, bytes };
}
