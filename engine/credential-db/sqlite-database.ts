/** CredentialDatabase over one SQLite file. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { lending, type SqliteHandle } from './drivers/sqlite-handle.ts';
import { pragma } from './drivers/sqlite-settings.ts';
import { copyDatabase, replaceContent } from './copies.ts';
import { SCHEMA_VERSION } from './migrations/migrate.ts';
import type { Db } from './schema.ts';
import type { CredentialDatabase } from './types.ts';

interface RunningWrite {
  running: boolean;
}

/** A write inside a write would wait for itself for ever; it is refused instead. */
const currentWrite = new AsyncLocalStorage<RunningWrite>();

async function write<T>(handle: SqliteHandle, work: (db: Db) => Promise<T>): Promise<T> {
  if (currentWrite.getStore()?.running) throw new Error('a write to the credential database inside another one');
  const state: RunningWrite = { running: true };
  try {
    return await currentWrite.run(state, () => handle.writer.transaction().execute(work));
  } finally {
    state.running = false;
  }
}

interface CheckpointRow {
  readonly busy: number;
}

async function keep(path: string, keptAt: string | undefined): Promise<void> {
  if (keptAt !== undefined) await copyDatabase(path, keptAt);
}

const replaceBy = (handle: SqliteHandle, file: string, beforehand: () => Promise<void>): Promise<void> =>
  lending(handle.writers, (connection) => connection.replaceBy(file, beforehand));

export function sqliteDatabase(path: string, handle: SqliteHandle): CredentialDatabase {
  return {
    path,
    schemaVersion: SCHEMA_VERSION,
    read: (work) => handle.reader.transaction().execute(work),
    readOnce: (work) => work(handle.reader),
    write: (work) => write(handle, work),
    dataVersion: () => lending(handle.watchers, (connection) => pragma(connection, 'data_version')),
    copyTo: (target) => copyDatabase(path, target),
    replaceWith: (source, keptAt) => replaceContent(source, path, (file) => replaceBy(handle, file, () => keep(path, keptAt))),
    checkpoint: () =>
      lending(handle.writers, async (connection) => {
        const [row] = await connection.all<CheckpointRow>('PRAGMA wal_checkpoint(TRUNCATE)');
        return row?.busy === 0;
      }),
    close: () => handle.close(),
  };
}
