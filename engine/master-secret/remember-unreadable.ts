/**
 * What a look at every credential finds is remembered, so that the situation stands until they are set aside, set anew or found to open
 * (repositories/unreadable.ts). What lacks its secret is not: that is told by the ring at any moment.
 */
import { isSsoError } from '../../shared/errors.ts';
import { unreadable } from '../credential-db/index.ts';
import type { Db } from '../credential-db/schema.ts';
import type { FailedRow } from '../crypto/index.ts';
import { announce } from '../events/hub.ts';
import type { EngineParts } from '../parts.ts';
import { writeTransaction } from './write-transaction.ts';

/** Rows in one transaction: writers wait a moment, not for all of them. */
const BATCH = 1000;

const withoutMissing = (failed: readonly FailedRow[]): readonly FailedRow[] => failed.filter(({ reason }) => reason !== 'no-secret');

/** In the transaction of whoever has come upon them. */
export async function rememberIn(db: Db, failed: readonly FailedRow[]): Promise<void> {
  const found = withoutMissing(failed);
  if (found.length > 0) await unreadable.rememberUnopened(db, found, await unreadable.beginLook(db));
}

export interface Findings {
  add(failed: readonly FailedRow[]): Promise<void>;
  /** Of a look that ends early: what it has found, it has found. */
  keep(): Promise<void>;
  /** Of one that has seen them all: what it did not find, opens. */
  end(): Promise<void>;
}

/** A database that must not be written, or cannot be, keeps what it says; looking goes on. */
async function writing(parts: EngineParts, work: (db: Db) => Promise<void>): Promise<void> {
  try {
    await writeTransaction(parts, work);
    announce(parts);
  } catch (error) {
    if (!isSsoError(error)) throw error;
  }
}

export async function findingsOf(parts: EngineParts): Promise<Findings> {
  const database = await parts.database();
  const look = await database.read((db) => unreadable.beginLook(db));
  let found: FailedRow[] = [];
  const keep = async (): Promise<void> => {
    const rows = found;
    found = [];
    if (rows.length > 0) await writing(parts, (db) => unreadable.rememberUnopened(db, rows, look));
  };
  return {
    async add(failed) {
      found.push(...withoutMissing(failed));
      if (found.length >= BATCH) await keep();
    },
    keep,
    async end() {
      await keep();
      if (await database.read((db) => unreadable.hasEarlier(db, look))) await writing(parts, (db) => unreadable.endLook(db, look));
    },
  };
}
