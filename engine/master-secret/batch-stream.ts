/**
 * Reads batches in primary-key order, hands each to the workers, and gives the results back in that order: while one batch is
 * being written the next are being opened and sealed, and the one after them is being read.
 */
import { WALK_BATCH } from '../../shared/domain/limits.ts';
import { BEFORE_ALL, readWalkBatch, type CredentialDatabase, type WalkBatch } from '../credential-db/index.ts';

export interface BatchStreamOptions<R> {
  readonly database: CredentialDatabase;
  /** Leaves out rows under this version; null takes every row. */
  readonly notVersion: number | null;
  /** Batches that are with the workers at once. */
  readonly ahead: number;
  readonly work: (batch: WalkBatch) => Promise<R>;
}

export async function* streamBatches<R>({ database, notVersion, ahead, work }: BatchStreamOptions<R>): AsyncGenerator<R> {
  const read = (afterId: number): Promise<WalkBatch | null> =>
    quietly(database.read((db) => readWalkBatch(db, { afterId, limit: WALK_BATCH, notVersion })));
  const working: Promise<R>[] = [];
  let reading: Promise<WalkBatch | null> | null = read(BEFORE_ALL);
  try {
    for (;;) {
      while (reading && working.length < ahead) {
        const batch: WalkBatch | null = await reading;
        reading = batch && read(batch.lastId);
        if (batch) working.push(quietly(work(batch)));
      }
      const next = working.shift();
      if (!next) return;
      yield await next;
    }
  } finally {
    // Whoever leaves early leaves nothing behind that still uses the database or the workers.
    await Promise.allSettled([...working, reading]);
  }
}

/** A rejection is told where the promise is awaited; until then it is nobody's. */
function quietly<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
