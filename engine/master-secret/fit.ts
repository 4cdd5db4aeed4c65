/**
 * Whether store and credential database belong together as they stand (DESIGN §6). A database behind what this server has seen
 * is an older copy that was put back: it is read, never written, until it is reconciled. So is one of another incarnation,
 * unless it is ahead: a reconcile takes a new incarnation with an epoch above all that anyone has seen, so there it is the
 * store that is behind, and learns (or is restored).
 */
import { SsoError } from '../../shared/errors.ts';
import type { SystemTable } from '../credential-db/schema.ts';
import type { StoreContents } from '../secret-store/types.ts';

type Seen = Pick<StoreContents, 'systemId' | 'systemName' | 'incarnation' | 'highestEpoch'>;

export const isForeign = (system: SystemTable, seen: Seen): boolean => system.system_id !== seen.systemId;

export function isRolledBack(system: SystemTable, seen: Seen): boolean {
  const otherIncarnation = seen.incarnation !== null && seen.incarnation !== system.incarnation;
  return system.epoch < seen.highestEpoch || (otherIncarnation && system.epoch === seen.highestEpoch);
}

/** Throws DATABASE_FOREIGN or DATABASE_ROLLED_BACK. */
export function requireFit(system: SystemTable, seen: Seen): void {
  if (isForeign(system, seen)) throw new SsoError('DATABASE_FOREIGN', { storeSystem: seen.systemName, databaseSystem: system.name });
  if (isRolledBack(system, seen)) throw new SsoError('DATABASE_ROLLED_BACK', { epoch: system.epoch, seen: seen.highestEpoch });
}
