/** Which of two sights of work of one kind is the newer: what this window followed, or what the overview says. */
import type { WorkProgress } from '../../shared/contract/console/work.ts';
import type { WorkView } from '../../shared/contract/schemas.ts';
import type { WorkKind } from '../../shared/domain/work.ts';
import type { Followed } from '../operation/follow.ts';

/** null: none is under way, and no result waits to be looked at. */
export function newestWork({ latest, following }: Followed<WorkProgress>, kind: WorkKind, listed: readonly WorkView[]): WorkView | null {
  const seen = listed.filter((one) => one.kind === kind).at(-1) ?? null;
  const own = latest?.work ?? null;
  if (own === null || (own.id !== seen?.id && !following)) return seen;
  if (own.state === 'cancelled') return null;
  // A stream that broke has not said how it ended; one that ended has, and an overview read before that still calls it running.
  return following || own.state !== 'running' ? own : seen;
}
