/** Follows a piece of work to its end. Leaving the stream does not touch it. */
import { setTimeout as pause } from 'node:timers/promises';
import type { WorkView } from '../../shared/contract/schemas.ts';
import type { WorkResult } from '../../shared/contract/console/work.ts';
import type { Guid } from '../../shared/domain/names.ts';
import type { EngineParts } from '../parts.ts';
import { paceMeter } from './pace.ts';
import type { Work } from './types.ts';

/** Screens need no more; every event is a message to each of them. */
const SHORTEST_MS = 100;

export interface WorkEvent<R> {
  readonly work: WorkView;
  readonly result: R | null;
}

/** The last event has a state that ends it; then it fails with what the work failed with. */
async function* following<R extends WorkResult>(parts: EngineParts, begun: Promise<Work<R>>): AsyncGenerator<WorkEvent<R>> {
  const work = await begun;
  const pace = paceMeter(() => parts.clock.monotonic());
  for (let told: WorkView | null = null; ;) {
    const view = work.view();
    if (view !== told) yield { work: view.state === 'running' ? { ...view, ...pace(view) } : view, result: work.result() };
    told = view;
    if (view.state !== 'running') break;
    await Promise.race([work.finished, pause(SHORTEST_MS)]);
  }
  const failure = work.failure();
  if (failure) throw failure;
}

/** Begun at once and away from the stream, which holds nothing of what the work was given. */
export function followBegun<R extends WorkResult>(parts: EngineParts, begun: Promise<Work<R>>): AsyncGenerator<WorkEvent<R>> {
  begun.catch(() => undefined); // thrown where the stream is read
  return following(parts, begun);
}

/** WORK_NONE. */
export async function* followWork(parts: EngineParts, { id }: { id: Guid }): AsyncGenerator<WorkEvent<WorkResult>> {
  yield* following(parts, Promise.resolve(parts.work.find(id)));
}
