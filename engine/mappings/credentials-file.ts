/** A credentials file, read from its beginning to its end: rows checked against the applications, in batches. */
import { createHash, type Hash } from 'node:crypto';
import { SsoError } from '../../shared/errors.ts';
import { readHeader } from '../interchange/credentials-header.ts';
import { RowReader, type CredentialsRow, type ImportTarget } from '../interchange/credentials-row.ts';
import { csvInvalid, csvRows } from '../interchange/csv-rows.ts';
import { readPieces } from '../interchange/file-source.ts';

/** Rows that are sealed and written between two turns of the event loop. */
const BATCH = 500;

export interface CredentialsFile {
  readonly path: string;
  /** As messages name it. */
  readonly name: string;
  /** Host part of local accounts. */
  readonly accountHost: string;
  /** By name key. */
  readonly targets: ReadonlyMap<string, ImportTarget>;
}

async function* hashed(pieces: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    hash.update(piece);
    yield piece;
  }
}

function* inBatches<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < rows.length; at += BATCH) yield rows.slice(at, at + BATCH);
}

const turnOfTheLoop = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Hands every batch to `each`; returns what the whole file hashes to, so that a second pass knows that it read the same. */
export async function readCredentialsFile(
  { path, name, accountHost, targets }: CredentialsFile,
  each: (batch: readonly CredentialsRow[]) => Promise<void>,
  signal: AbortSignal,
): Promise<string> {
  const hash = createHash('sha256');
  let reader: RowReader | undefined;
  for await (const piece of csvRows(hashed(readPieces(path), hash), name)) {
    const [header, ...rest] = piece;
    if (!header) continue;
    const open = (reader ??= new RowReader(readHeader(header, name), targets, name, accountHost));
    const rows = header.line === open.headerLine ? rest : piece;
    for (const batch of inBatches(rows)) {
      if (signal.aborted) throw new SsoError('INTERRUPTED');
      await each(batch.map((row) => open.read(row)));
      await turnOfTheLoop();
    }
  }
  if (!reader) throw csvInvalid(name, 1, 'csv-empty');
  return hash.digest('hex');
}
