/** The credential database: gone, silent, damaged, put back to an older state, altered from outside. */
import type { Situation } from '../../shared/domain/situations.ts';
import type { SsoError } from '../../shared/errors.ts';
import { isRolledBack } from '../master-secret/fit.ts';
import type { Facts } from './facts.ts';
import { fittingPair, pairOf } from './questions.ts';

/** Reasons that an administrator can do something about; any other says nothing to him. */
const TOLD_REASONS: readonly unknown[] = ['ENOSPC', 'EBUSY', 'EACCES', 'EROFS'];

const awaySinceParam = (since: string | null): Situation['params'] => (since === null ? {} : { since });

function reasonOf({ params }: SsoError): Situation['params'] {
  const reason = params['reason'];
  return reason !== undefined && TOLD_REASONS.includes(reason) ? { reason } : {};
}

function ofError({ database: { error }, awaySince }: Facts): readonly Situation[] {
  if (error?.code === 'DATABASE_MISSING') return [{ id: 'database-missing', params: {} }];
  if (error?.code === 'DATABASE_AWAY') return [{ id: 'database-away', params: { ...awaySinceParam(awaySince), ...reasonOf(error) } }];
  if (error?.code === 'DATABASE_DAMAGED') return [{ id: 'database-damaged', params: { fault: error.params['fault'] ?? '?' } }];
  return [];
}

function rolledBack(facts: Facts): readonly Situation[] {
  const pair = pairOf(facts);
  if (!pair || !isRolledBack(pair.database.system, pair.store)) return [];
  return [{ id: 'database-rolled-back', params: { epoch: pair.database.system.epoch, seen: pair.store.highestEpoch } }];
}

function rightsAltered(facts: Facts): readonly Situation[] {
  const altered = fittingPair(facts)?.database.altered ?? [];
  return altered.length === 0 ? [] : [{ id: 'rights-altered', params: { count: altered.length, name: altered[0]?.name ?? '' } }];
}

/** Only the end that the store remembers is compared here, as often as anyone looks; `verifyAudit` proves all of the chain. */
function auditAltered(facts: Facts): readonly Situation[] {
  const pair = fittingPair(facts);
  const kept = pair?.store.auditHead;
  if (!pair || !kept || pair.database.auditHolds !== false) return [];
  return [{ id: 'audit-altered', params: { count: Math.max(1, kept.seq - (pair.database.auditHead?.seq ?? 0)) } }];
}

export function databaseSituations(facts: Facts): readonly Situation[] {
  if (!facts.settings.value) return [];
  return [...ofError(facts), ...rolledBack(facts), ...rightsAltered(facts), ...auditAltered(facts)];
}
