/** The credential database: gone, silent, damaged, put back to an older state, altered from outside. */
import type { Situation } from '../../shared/domain/situations.ts';
import type { ErrorCode, SsoError } from '../../shared/errors.ts';
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

type Tell = (error: SsoError, facts: Facts) => Situation;

/** By the failure to look at it. */
export const TELLING_DATABASE: Readonly<Partial<Record<ErrorCode, Tell>>> = {
  DATABASE_MISSING: () => ({ id: 'database-missing', params: {} }),
  DATABASE_AWAY: (error, { awaySince }) => ({ id: 'database-away', params: { ...awaySinceParam(awaySince), ...reasonOf(error) } }),
  DATABASE_DAMAGED: ({ params }) => ({ id: 'database-damaged', params: { fault: params['fault'] ?? '?' } }),
  SCHEMA_OLD: ({ params }) => ({ id: 'schema-old', params }),
  SCHEMA_NEW: ({ params }) => ({ id: 'schema-new', params }),
};

function ofError(facts: Facts): readonly Situation[] {
  const { error } = facts.database;
  const tell = error && TELLING_DATABASE[error.code];
  return tell ? [tell(error, facts)] : [];
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
  if (!pair || !kept) return [];
  const { auditHolds, auditHead } = pair.database;
  const reached = auditHead?.seq ?? 0;
  if (auditHolds !== false && reached >= kept.seq) return [];
  return [{ id: 'audit-altered', params: { count: Math.max(1, kept.seq - reached) } }];
}

export function databaseSituations(facts: Facts): readonly Situation[] {
  if (!facts.settings.value) return [];
  return [...ofError(facts), ...rolledBack(facts), ...rightsAltered(facts), ...auditAltered(facts)];
}
