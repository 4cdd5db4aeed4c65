/**
 * The credential database as the use cases see it: short reads on reader connections, and writes one at a time.
 *
 * A write runs from BEGIN IMMEDIATE to COMMIT on the one write connection, behind a mutex. Every process sets WAL, synchronous
 * FULL, a busy time-out and secure_delete. Errors: DATABASE_MISSING, DATABASE_AWAY (busy beyond the time-out, no permission,
 * input/output), DATABASE_DAMAGED {fault}, SCHEMA_OLD {from, to}, SCHEMA_NEW, SECRET_STALE (the envelope trigger refused).
 */
import type { Db } from './schema.ts';

export interface CredentialDatabase {
  readonly path: string;
  readonly schemaVersion: number;
  /** One consistent snapshot for the whole of `work`. */
  read<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** For work of one statement, which is a snapshot by itself: without the two round trips of a transaction. */
  readOnce<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** Committed when `work` resolves, rolled back when it throws. Never nested. */
  write<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** Changes whenever another connection, of whatever process, has committed. */
  dataVersion(): Promise<number>;
  /** A whole, consistent copy at a path that does not exist yet; checked before it is named so. */
  copyTo(path: string): Promise<{ bytes: number }>;
  /**
   * Replaces the content by that of another file, in one transaction that every connection sees. What is replaced is first copied
   * to `keptAt`, in that very transaction: whatever was committed is in it.
   */
  replaceWith(path: string, keptAt?: string): Promise<void>;
  /** Folds the write-ahead log into the file and truncates it: hygiene, false where readers were in the way. */
  checkpoint(): Promise<boolean>;
  close(): Promise<void>;
}

/** What a database file says of itself without being opened for use. */
export interface DatabaseFacts {
  readonly schemaVersion: number;
  readonly systemId: string | null;
  readonly systemName: string | null;
  readonly incarnation: string | null;
  readonly epoch: number | null;
  readonly bytes: number;
}
