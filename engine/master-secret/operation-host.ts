/**
 * What this process is at work on. An operation goes on here whoever follows it, until it ends, is paused or cancelled, or the
 * engine closes. That some process is at work is said by an operating-system lock on `operation.lock`, which the kernel frees
 * however the process ends; who is right is said by the fence in the database, never by this lock.
 */
import { EventEmitter, once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { SsoError } from '../../shared/errors.ts';
import type { Guid } from '../../shared/domain/names.ts';
import type { UnreadableRow } from '../../shared/contract/schemas.ts';
import { writeOutStack } from '../platform/write-out-stack.ts';
import type { FileLock } from '../secret-store/index.ts';
import type { Claim, OperationAtWork, OperationHost, WorkSignals } from './types.ts';

/** Whoever asks whether the lock is held takes it for a moment; a claim is not refused for that. */
const CLAIM_TRIES = 5;
const CLAIM_PAUSE_MS = 20;

/** Rows named to whoever follows; the count says how many there are. */
export const UNREADABLE_NAMED = 10_000;

async function claimLock(lock: FileLock): Promise<Claim> {
  for (let attempt = 1; attempt <= CLAIM_TRIES; attempt += 1) {
    const release = await lock.tryAcquire();
    if (release) return { release };
    await pause(CLAIM_PAUSE_MS);
  }
  throw new SsoError('OPERATION_ACTIVE');
}

interface Shown {
  readonly unreadable: () => readonly UnreadableRow[];
  readonly failure: () => Error | null;
  add(rows: readonly UnreadableRow[]): void;
  fail(error: unknown): void;
}

/**
 * What is shown of a run, while it goes on and for as long as it is the latest. Made away from the work, for it outlives it: nothing
 * of what the work was given (a password, a ring) is within its reach.
 */
function shownOfRun(): Shown {
  const unreadable: UnreadableRow[] = [];
  let failure: Error | null = null;
  return {
    unreadable: () => [...unreadable],
    failure: () => failure,
    add: (rows) => void unreadable.push(...rows.slice(0, UNREADABLE_NAMED - unreadable.length)),
    fail(error) {
      failure = error instanceof Error ? error : new Error('The work ended by something that is no error', { cause: error });
      writeOutStack(failure);
    },
  };
}

export function openOperationHost(lock: FileLock): OperationHost {
  const events = new EventEmitter().setMaxListeners(0);
  let atWork: OperationAtWork | null = null;
  let latest: OperationAtWork | null = null;
  let stopping = false;
  const progressed = (): void => void events.emit('changed');

  async function run(claim: Claim, shown: Shown, work: (signals: WorkSignals) => Promise<void>): Promise<void> {
    try {
      await work({ stopping: () => stopping, progressed, foundUnreadable: (rows) => shown.add(rows) });
    } catch (error) {
      shown.fail(error);
    } finally {
      await claim.release();
      atWork = null;
      progressed();
    }
  }

  function launch(claim: Claim, id: Guid, work: (signals: WorkSignals) => Promise<void>): OperationAtWork {
    const shown = shownOfRun();
    const { unreadable, failure } = shown;
    const present: OperationAtWork = { id, unreadable, failure, finished: run(claim, shown, work) };
    atWork = present;
    latest = present;
    return present;
  }

  return {
    claim: () => (stopping ? Promise.reject(new SsoError('OPERATION_ACTIVE')) : claimLock(lock)),
    busyAnywhere: async () => atWork !== null || lock.isHeld(),
    atWork: () => atWork,
    latest: () => latest,
    launch,
    async changed(signal) {
      await once(events, 'changed', { signal }).catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
    },
    async stop() {
      stopping = true;
      await atWork?.finished;
    },
  };
}
