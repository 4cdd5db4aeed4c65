/** Ends a piece of work. What it was begun as is on record with how it ended; this says who ended it. */
import type { Guid } from '../../shared/domain/names.ts';
import { recordAudit } from '../audit/index.ts';
import type { Caller, EngineParts } from '../parts.ts';

/** Resolves when it has ended. WORK_NONE. */
export async function cancelWork(parts: EngineParts, { account: actor, origin }: Caller, { id }: { id: Guid }): Promise<void> {
  const work = parts.work.find(id);
  const event = { at: parts.clock.now(), actor, origin, action: 'work.cancel', objects: [], result: 'done', operationId: null } as const;
  await recordAudit(parts, { ...event, detail: { work: work.view().kind } });
  work.cancel();
  await work.finished;
}
