/** What a database file says of itself, without being opened for use and without a byte changed. */
import { SsoError, isSsoError } from '../../shared/errors.ts';
import { fileReason, readHeader, requireNamedFile } from './database-file.ts';
import type { SqliteConnection } from './drivers/sqlite-connection.ts';
import { missingPart } from './drivers/sqlite-schema.ts';
import { APPLICATION_ID, firstFault, openConnection, pragma } from './drivers/sqlite-settings.ts';
import { SCHEMA_VERSION } from './migrations/migrate.ts';
import type { ServerTable } from './schema.ts';
import type { DatabaseFacts } from './types.ts';

interface SystemFacts {
  readonly system_id: string;
  readonly name: string;
  readonly incarnation: string;
  readonly epoch: number;
}

/** SCHEMA_OLD and SCHEMA_NEW for a schema that this version cannot use as it is. */
export function requireSchema(version: number): void {
  if (version < SCHEMA_VERSION) throw new SsoError('SCHEMA_OLD', { from: version, to: SCHEMA_VERSION });
  if (version > SCHEMA_VERSION) throw new SsoError('SCHEMA_NEW', { from: version, to: SCHEMA_VERSION });
}

/** FILE_MISSING, FILE_NOT_READABLE {path, reason}, NOT_A_DATABASE, DATABASE_DAMAGED {fault}, DATABASE_AWAY. Any schema, ours or a newer one, is told. */
export async function inspectDatabaseFile(path: string): Promise<DatabaseFacts> {
  const bytes = await requireNamedFile(path);
  await requireOurs(path);
  return readingFile(path, async (connection) => factsOf(connection, bytes));
}

export interface ServersInFile {
  /** Server id of the master secret server. */
  readonly master: string;
  readonly servers: readonly Pick<ServerTable, 'id' | 'name' | 'public_key'>[];
}

/** What a file that `inspectDatabaseFile` has judged says of the servers of its system. SCHEMA_NEW; an older schema has them too. */
export async function inspectServers(path: string): Promise<ServersInFile> {
  return readingFile(path, async (connection) => {
    const version = await pragma(connection, 'user_version');
    if (version > SCHEMA_VERSION) requireSchema(version);
    const [row] = await connection.all<{ master_server: string }>('select master_server from system');
    const servers = await connection.all<ServersInFile['servers'][number]>('select id, name, public_key from server');
    return { master: row?.master_server ?? '', servers };
  });
}

/**
 * As `inspectDatabaseFile`, every page and index checked, and whether it has all that belongs to one of the present schema: for a copy
 * before it is relied on. Slow for a large file.
 */
export async function verifyDatabaseFile(path: string): Promise<DatabaseFacts> {
  const facts = await inspectDatabaseFile(path);
  const fault = await readingFile(path, async (connection) => {
    const found = await firstFault(connection, 'integrity_check');
    return found ?? (facts.schemaVersion === SCHEMA_VERSION ? missingPart(connection) : null);
  });
  if (fault !== null) throw new SsoError('DATABASE_DAMAGED', { fault });
  return facts;
}

async function requireOurs(path: string): Promise<void> {
  const header = await readHeader(path).catch((error: unknown) => {
    throw new SsoError('FILE_NOT_READABLE', { path, reason: fileReason(error) }, { cause: error });
  });
  if (!header.isSqlite || header.applicationId !== APPLICATION_ID) throw new SsoError('NOT_A_DATABASE');
}

/** Read-only; a file whose write-ahead log cannot be read that way is opened as its owner would. */
async function readingFile<T>(path: string, use: (connection: SqliteConnection) => Promise<T>): Promise<T> {
  const connection = await openConnection(path, { mode: 'read-only', readOnly: true });
  try {
    return await use(connection);
  } finally {
    await connection.close();
  }
}

async function factsOf(connection: SqliteConnection, bytes: number): Promise<DatabaseFacts> {
  const schemaVersion = await pragma(connection, 'user_version');
  const system = await systemFacts(connection);
  return {
    schemaVersion,
    systemId: system?.system_id ?? null,
    systemName: system?.name ?? null,
    incarnation: system?.incarnation ?? null,
    epoch: system?.epoch ?? null,
    bytes,
  };
}

/** Null where a schema that we do not know keeps them elsewhere. */
async function systemFacts(connection: SqliteConnection): Promise<SystemFacts | null> {
  try {
    const [row] = await connection.all<SystemFacts>('select system_id, name, incarnation, epoch from system');
    return row ?? null;
  } catch (error) {
    if (isSsoError(error)) throw error;
    return null;
  }
}
