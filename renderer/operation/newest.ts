/** Which of two sights of the operation is the newer: what this window followed, or what the overview says. */
import type { OperationView } from '../../shared/contract/schemas.ts';
import { isActive } from '../../shared/domain/operation-states.ts';
import { operationOf, type Followed } from './follow.ts';

export function newestOperation(followed: Followed, seen: OperationView | null): OperationView | null {
  const own = operationOf(followed);
  if (own === null || (followed.following && own.id !== seen?.id)) return own ?? seen;
  if (followed.following) return own;
  // A stream that ended has said how; an overview read before that still calls it active.
  const ended = !isActive(own.state) && own.id === seen?.id;
  return ended ? own : (seen ?? own);
}
