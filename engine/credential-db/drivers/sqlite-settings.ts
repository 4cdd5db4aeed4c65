/** What every process sets on every connection before its first statement, and how a file of ours is told from others. */
import { SsoError } from '../../../shared/errors.ts';
import { SqliteConnection, type OpenMode } from './sqlite-connection.ts';

/** `PRAGMA application_id` of a credential database: "SSOd". At offset 68 of the file, for `file(1)` and for us. */
export const APPLICATION_ID = 0x53534f64;

/** Milliseconds. A writer of another process commits within this, or the database counts as away. */
const BUSY_TIMEOUT = 5000;

/**
 * synchronous FULL: a commit that was reported survives a power failure. fullfsync: macOS syncs only to the drive's cache
 * otherwise. secure_delete: removed credentials do not lie about in free pages.
 */
const settings = (busyTimeout: number): string => `
  PRAGMA busy_timeout = ${busyTimeout};
  PRAGMA synchronous = FULL;
  PRAGMA fullfsync = ON;
  PRAGMA checkpoint_fullfsync = ON;
  PRAGMA secure_delete = ON;
  PRAGMA foreign_keys = ON;
  PRAGMA trusted_schema = OFF;
  PRAGMA cell_size_check = ON;
  PRAGMA temp_store = MEMORY;
`;

export interface ConnectionKind {
  readonly mode: OpenMode;
  /** Refuses every change, though the file is open for the write-ahead log's sake. */
  readonly readOnly: boolean;
  /** Tests take less. */
  readonly busyTimeout?: number | undefined;
}

export async function openConnection(path: string, kind: ConnectionKind): Promise<SqliteConnection> {
  const connection = await SqliteConnection.open(path, kind.mode);
  try {
    await connection.exec(settings(kind.busyTimeout ?? BUSY_TIMEOUT));
    if (kind.mode !== 'read-only') await useWriteAheadLog(connection);
    if (kind.readOnly) await connection.exec('PRAGMA query_only = ON');
    return connection;
  } catch (error) {
    await connection.close();
    throw error;
  }
}

/** Kept in the file; asked again because a copy, or a file from elsewhere, may come without. */
async function useWriteAheadLog(connection: SqliteConnection): Promise<void> {
  const [row] = await connection.all<{ journal_mode: string }>('PRAGMA journal_mode = WAL');
  if (row?.journal_mode !== 'wal') throw new SsoError('DATABASE_AWAY', { reason: 'ENOTSUP' });
}

export async function pragma(connection: SqliteConnection, name: 'user_version' | 'data_version'): Promise<number> {
  const [row] = await connection.all<Record<string, number>>(`PRAGMA ${name}`);
  return row?.[name] ?? 0;
}

/** The first fault that SQLite finds in the file, in its words; null where there is none. */
export async function firstFault(connection: SqliteConnection, check: 'quick_check' | 'integrity_check'): Promise<string | null> {
  const [row] = await connection.all<Record<string, string>>(`PRAGMA ${check}(1)`);
  const verdict = row?.[check] ?? 'no answer';
  return verdict === 'ok' ? null : verdict;
}
