/** The open database: one writer, a few readers, one connection that only watches. Each its own pool. */
import { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import { SqliteDialect, type Begin } from './sqlite-dialect.ts';
import { openPool, type Pool } from './sqlite-pool.ts';
import { openConnection } from './sqlite-settings.ts';
import { sqliteStatements } from './sqlite-statements.ts';
import { packsBlobs } from './sqlite-walk.ts';

/** Readers at once. libuv has four threads for all of them; a fourth reader would leave none for the writer. */
const READERS = 3;

export interface SqliteHandle {
  readonly writer: Kysely<Schema>;
  readonly reader: Kysely<Schema>;
  readonly writers: Pool<SqliteConnection>;
  readonly readers: Pool<SqliteConnection>;
  readonly watchers: Pool<SqliteConnection>;
  /** Readers first: the last one to close folds the write-ahead log in, and only a writer may. */
  close(): Promise<void>;
}

export interface HandleOptions {
  /** Milliseconds to wait for a writer of another process. */
  readonly busyTimeout?: number;
}

export async function openHandle(path: string, { busyTimeout }: HandleOptions = {}): Promise<SqliteHandle> {
  const open = (readOnly: boolean) => (): Promise<SqliteConnection> => openConnection(path, { mode: 'existing', readOnly, busyTimeout });
  const writers = openPool(1, open(false));
  const readers = openPool(READERS, open(true));
  const watchers = openPool(1, open(true));
  const statements = sqliteStatements(await lending(writers, packsBlobs));
  const kysely = (pool: Pool<SqliteConnection>, begin: Begin): Kysely<Schema> =>
    new Kysely<Schema>({ dialect: new SqliteDialect(pool, begin, statements) });
  const writer = kysely(writers, 'begin immediate');
  const reader = kysely(readers, 'begin deferred');
  const close = async (): Promise<void> => {
    for (const pool of [watchers, readers, writers]) pool.refuse();
    await watchers.close();
    await readers.close();
    await writers.close();
  };
  return { writer, reader, writers, readers, watchers, close };
}

/** A connection of the pool for as long as `use` runs. */
export async function lending<T>(pool: Pool<SqliteConnection>, use: (connection: SqliteConnection) => Promise<T>): Promise<T> {
  const connection = await pool.acquire();
  try {
    return await use(connection);
  } finally {
    pool.release(connection);
  }
}
