/**
 * Walking all credentials, packed (DESIGN §6): a batch is one result row, its envelopes one blob, and goes back in one
 * statement. Rows as objects cost five times as much and block the event loop.
 *
 * The walk goes in the order of the primary key and has no index to help it: `secret_version <> target` says what is still to
 * do, so the row's version is the cursor, and a walk that was interrupted goes on by starting anew.
 */
import type { Db } from './schema.ts';
import { statementsOf } from './drivers/statements.ts';

/** Ids begin at 1; a row that was given another one from outside is read like any other, and named. */
export const BEFORE_ALL = Number.MIN_SAFE_INTEGER;

export interface WalkRange {
  /** Exclusive; `BEFORE_ALL` to start. */
  readonly afterId: number;
  readonly limit: number;
  /** Leaves out rows under this secret version; null takes every row that has an envelope. */
  readonly notVersion: number | null;
}

export interface WalkBatch {
  /**
   * JSON, in the order of ids: `[[id, applicationId, account, revision, secretVersion, envelopeLength], …]`; `[id, '', '', 0, 0, 0]` for a
   * row that is damaged beyond what its table may hold.
   */
  readonly meta: string;
  /** The envelopes in that order, without anything between them. */
  readonly envelopes: Buffer;
  readonly count: number;
  /** `afterId` of the next batch. */
  readonly lastId: number;
}

export interface PackedWrite {
  /** Secret version of the new envelopes. */
  readonly target: number;
  /** JSON: `[[id, secretVersionOld, revision, offset, length], …]`, offsets into `envelopes` from 0. */
  readonly rows: string;
  readonly envelopes: Buffer;
}

/** The next rows to walk; null behind the last. DATABASE_DAMAGED {fault} where an id is beyond all numbers that are exact. */
export const readWalkBatch = (db: Db, range: WalkRange): Promise<WalkBatch | null> => statementsOf(db).readWalkBatch(db, range);

/**
 * Writes a batch back, one statement; returns how many rows moved. A row that was changed or removed since it was read keeps
 * what it has: its version and revision no longer match. The revision stays. Fenced by the trigger like every envelope.
 */
export const writeWalkBatch = (transaction: Db, batch: PackedWrite): Promise<number> =>
  statementsOf(transaction).writeWalkBatch(transaction, batch);
