/**
 * Follows an operation from any process: its row is read again at every progress here, and every quarter of a second besides.
 * Leaving the stream does not touch the operation.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { isActive } from '../../shared/domain/operation-states.ts';
import type { OperationProgress } from '../../shared/contract/console/operation.ts';
import { SsoError, isSsoError } from '../../shared/errors.ts';
import type { Guid } from '../../shared/domain/names.ts';
import { operations } from '../credential-db/index.ts';
import type { EngineParts } from '../parts.ts';
import type { OperationTable } from '../credential-db/schema.ts';
import { paceMeter } from '../work/pace.ts';
import { newestOperation, toView } from './operation-view.ts';

const POLL_MS = 250;
/** Screens need no more; every event is a message to each of them. */
const SHORTEST_MS = 50;

async function nextChange(parts: EngineParts): Promise<void> {
  await pause(SHORTEST_MS);
  const ended = new AbortController();
  await Promise.race([parts.operations.changed(ended.signal), pause(POLL_MS, undefined, { signal: ended.signal })]).finally(() =>
    ended.abort(),
  );
}

async function readRow(parts: EngineParts, id: Guid): Promise<OperationTable> {
  const database = await parts.database();
  const row = await database.read((db) => operations.findOperation(db, id));
  if (!row) throw new SsoError('OPERATION_TAKEN_OVER');
  return row;
}

/** Whether somebody works on it is asked before the row is read: what ends in between is then seen as ended. */
async function look(parts: EngineParts, id: Guid): Promise<{ row: OperationTable; running: boolean }> {
  const running = await parts.operations.busyAnywhere();
  return { running, row: await readRow(parts, id) };
}

/** Where it was this process's own work: its lock is free when the stream ends, and its failure is the stream's. */
async function endOfWork(parts: EngineParts, id: Guid): Promise<void> {
  const latest = parts.operations.latest();
  if (latest?.id !== id) return;
  await latest.finished;
  const failure = latest.failure();
  if (failure && !isSsoError(failure, 'OPERATION_CANCELLED')) throw failure; // that it was cancelled, its state has said
}

/** Yields until the operation has ended or stands still; fails with what ended it, where that was in this process. */
export async function* followOperation(parts: EngineParts, id: Guid): AsyncGenerator<OperationProgress> {
  const pace = paceMeter(() => parts.clock.monotonic());
  for (let last = ''; ;) {
    const { row, running } = await look(parts, id);
    const operation = toView(row, running, pace(row));
    const unreadable = [...(parts.operations.latest()?.id === id ? (parts.operations.latest()?.unreadable() ?? []) : [])];
    const seen = JSON.stringify([operation, unreadable.length]);
    if (seen !== last) yield { operation, unreadable };
    last = seen;
    if (!running || !isActive(row.state)) return endOfWork(parts, id);
    await nextChange(parts);
  }
}

/**
 * Follows what is being begun, and fails with what refuses it. It is begun at once and away from the stream, which holds nothing of what
 * it was given (a password, the keys of a file) for as long as it is followed.
 */
export function followBegun(parts: EngineParts, begun: Promise<Guid>): AsyncGenerator<OperationProgress> {
  begun.catch(() => undefined); // thrown where the stream is read
  return following(parts, begun);
}

async function* following(parts: EngineParts, begun: Promise<Guid>): AsyncGenerator<OperationProgress> {
  yield* followOperation(parts, await begun);
}

/** Follows the active operation, whichever process runs it. OPERATION_NONE. */
export async function* follow(parts: EngineParts): AsyncGenerator<OperationProgress> {
  const row = await newestOperation(parts);
  if (!row || !isActive(row.state)) throw new SsoError('OPERATION_NONE');
  yield* followOperation(parts, row.id);
}
