/** Runs one piece of work to its end, whoever follows it. */
import { randomUUID } from 'node:crypto';
import type { Guid } from '../../shared/domain/names.ts';
import type { WorkKind } from '../../shared/domain/work.ts';
import type { WorkResult } from '../../shared/contract/console/work.ts';
import type { WorkView } from '../../shared/contract/schemas.ts';
import { isSsoError } from '../../shared/errors.ts';
import type { Clock } from '../platform/clock.ts';
import { writeOutStack } from '../platform/write-out-stack.ts';
import { UNKNOWN_PACE } from './pace.ts';
import type { Job, Work, WorkPlace } from './types.ts';

export interface WorkFacts {
  readonly kind: WorkKind;
  readonly startedBy: string;
  readonly clock: Clock;
}

interface Shown<R extends WorkResult> extends Pick<Work<R>, 'id' | 'view' | 'result' | 'failure' | 'cancel' | 'begun'> {
  readonly signal: AbortSignal;
  readonly report: WorkPlace['report'];
  end(state: WorkView['state'], came: { result?: R; failure?: Error }): void;
}

/**
 * What is shown of it while it goes on and until it is looked at. Made away from the work, for it outlives it: nothing of what the work
 * was given (the keys of a file) is within its reach.
 */
function shownOf<R extends WorkResult>({ kind, startedBy, clock }: WorkFacts): Shown<R> {
  const id = randomUUID() as Guid;
  const stop = new AbortController();
  let [resolve, reject] = [(): void => undefined, (_error: Error): void => undefined];
  const begun = new Promise<void>((...told) => ([resolve, reject] = told));
  begun.catch(() => undefined); // whoever began it hears of it
  const startedAt = clock.now().toISOString();
  let view: WorkView = { id, kind, state: 'running', done: 0, total: 0, failed: 0, ...UNKNOWN_PACE, startedAt, startedBy, endedAt: null };
  let result: R | null = null;
  let failure: Error | null = null;
  return {
    id,
    begun,
    signal: stop.signal,
    view: () => view,
    result: () => result,
    failure: () => failure,
    cancel: () => stop.abort(),
    report(progress) {
      view = { ...view, ...progress };
      resolve();
    },
    end(state, came) {
      view = { ...view, state, endedAt: clock.now().toISOString() };
      result = came.result ?? null;
      failure = state === 'failed' ? (came.failure ?? null) : null;
      if (came.failure) reject(came.failure);
      else resolve();
    },
  };
}

const asError = (thrown: unknown): Error =>
  thrown instanceof Error ? thrown : new Error('The work ended by something that is no error', { cause: thrown });

async function settle<R extends WorkResult>(shown: Shown<R>, work: Promise<R>): Promise<void> {
  try {
    shown.end('done', { result: await work });
  } catch (thrown) {
    const failure = asError(thrown);
    writeOutStack(failure);
    shown.end(isSsoError(failure, 'INTERRUPTED') ? 'cancelled' : 'failed', { failure });
  }
}

/** `job` is called once and not kept: what it was given is its own. */
export function runWork<R extends WorkResult>(facts: WorkFacts, job: Job<R>): Work<R> {
  const shown = shownOf<R>(facts);
  const { id, begun, view, result, failure, cancel, report, signal } = shown;
  return { id, begun, view, result, failure, cancel, finished: settle(shown, job({ report, signal })) };
}
