/**
 * Whether store and credential database belong together as they stand (DESIGN §6). A database behind what this server has seen,
 * or of another incarnation, is an older copy that was put back: it is read, never written, until it is reconciled.
 */
import { SsoError } from '../../shared/errors.ts';
import type { SystemTable } from '../credential-db/schema.ts';
import type { StoreContents } from '../secret-store/types.ts';

type Seen = Pick<StoreContents, 'systemId' | 'systemName' | 'incarnation' | 'highestEpoch'>;

export const isForeign = (system: SystemTable, seen: Seen): boolean => system.system_id !== seen.systemId;

export function isRolledBack(system: SystemTable, seen: Seen): boolean {
  const otherIncarnation = seen.incarnation !== null && seen.incarnation !== system.incarnation;
  return otherIncarnation || system.epoch < seen.highestEpoch;
}

/** Throws DATABASE_FOREIGN or DATABASE_ROLLED_BACK. */
export function requireFit(system: SystemTable, seen: Seen): void {
  if (isForeign(system, seen)) throw new SsoError('DATABASE_FOREIGN', { storeSystem: seen.systemName, databaseSystem: system.name });
  if (isRolledBack(system, seen)) throw new SsoError('DATABASE_ROLLED_BACK', { epoch: system.epoch, seen: seen.highestEpoch });
}
