/** Operations: what is under way, stands still, or left rows behind. */
import type { OperationView } from '../../shared/contract/schemas.ts';
import { isActive, isBeforeSwitch } from '../../shared/domain/operation-states.ts';
import type { Situation } from '../../shared/domain/situations.ts';
import type { Facts } from './facts.ts';
import { currentOf, fittingPair, heldVersions, withoutSecret, type Pair } from './questions.ts';

/** One that ended before it had made its secret has no version to tell. */
function unfinished({ kind, state, secretVersion: version }: OperationView): Situation {
  const of = kind === 'generate' ? {} : { [kind]: true };
  return { id: 'generate-unfinished', params: { state, ...of, ...(version === null ? {} : { version }) } };
}

function underWay(facts: Facts): readonly Situation[] {
  const operation = facts.database.value?.operation;
  if (!operation || !isActive(operation.state)) return [];
  const { done, total, secondsLeft, state, running, paused } = operation;
  if (isBeforeSwitch(state)) return running ? [] : [unfinished(operation)];
  const unreadable = unreadableCount(facts) > 0 || operation.failed > 0 ? { unreadable: true } : {};
  if (running && !paused)
    return [{ id: 'reencrypting', params: { done, total, ...(secondsLeft === null ? {} : { secondsLeft }), ...unreadable } }];
  return [{ id: 'reencryption-paused', params: { percent: total === 0 ? 100 : Math.floor((done / total) * 100), ...unreadable } }];
}

/** What somebody found when he looked; what lacks its secret is told beside it, of all rows at once. */
function foundUnreadable({ database }: Pair, held: ReadonlySet<number>): number {
  return [...database.unreadable].reduce((sum, [version, rows]) => sum + (version !== null && held.has(version) ? rows : 0), 0);
}

/** Where the store lacks the current secret, `store-behind` says so for all rows at once. */
function unreadableCount(facts: Facts): number {
  const pair = fittingPair(facts);
  if (!pair || !currentOf(pair)) return 0;
  const held = heldVersions(pair);
  return withoutSecret(pair, held) + foundUnreadable(pair, held);
}

function unreadable(facts: Facts): readonly Situation[] {
  const count = unreadableCount(facts);
  return count === 0 ? [] : [{ id: 'rows-unreadable', params: { count } }];
}

function quarantined({ database }: Facts): readonly Situation[] {
  const count = database.value?.counts?.quarantined ?? 0;
  return count === 0 ? [] : [{ id: 'quarantined', params: { count } }];
}

export const operationSituations = (facts: Facts): readonly Situation[] => [
  ...underWay(facts),
  ...unreadable(facts),
  ...quarantined(facts),
];
