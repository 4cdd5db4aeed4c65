/** What several groups of situations ask of the facts. */
import { checkValue, ringSecrets, type MasterSecret } from '../crypto/index.ts';
import { isForeign, isRolledBack } from '../master-secret/fit.ts';
import type { DatabaseView, Facts } from './facts.ts';
import type { StoreContents } from '../secret-store/types.ts';

const DAY_MS = 86_400_000;

/** Whole days from then to now; 0 for a time to come (a clock that was put back). */
export const daysSince = (now: Date, then: string): number => Math.max(0, Math.floor((now.getTime() - Date.parse(then)) / DAY_MS));

export interface Pair {
  readonly store: StoreContents;
  readonly database: DatabaseView;
}

/** Both, where both can be read and are of one system; else there is nothing to compare. */
export function pairOf({ store, database }: Facts): Pair | null {
  if (!store.value || !database.value || isForeign(database.value.system, store.value)) return null;
  return { store: store.value, database: database.value };
}

/** Both, where the database is moreover not an older copy. */
export function fittingPair(facts: Facts): Pair | null {
  const pair = pairOf(facts);
  return pair && !isRolledBack(pair.database.system, pair.store) ? pair : null;
}

/** True where it cannot be told: a server that lost its database is judged as what it was, the master secret server. */
export function isMaster({ settings, database }: Facts): boolean {
  if (!settings.value || !database.value) return true;
  return database.value.system.master_server === settings.value.serverId;
}

/** The secrets that open something or may do so: all but those that never became current. */
export const usableSecrets = (store: StoreContents): readonly MasterSecret[] => ringSecrets(store.ring);

/** The secret that the database encrypts with, as the ring holds it. */
export function currentOf({ store, database }: Pair): MasterSecret | null {
  const row = database.secrets.find(({ version }) => version === database.system.encrypt_with);
  return ringSecrets(store.ring).find(({ id, version }) => id === row?.id && version === row.version) ?? null;
}

/** Versions whose very secret the ring has: by id, version and check value, as a key is used (ring-cache.ts). */
export function heldVersions({ database, store }: Pair): ReadonlySet<number> {
  const known = new Map(database.secrets.map((row) => [row.version, row]));
  const isHeld = (secret: MasterSecret): boolean => {
    const row = known.get(secret.version);
    return row?.id === secret.id && row.check_value === checkValue(secret, store.systemId);
  };
  return new Set(
    ringSecrets(store.ring)
      .filter(isHeld)
      .map(({ version }) => version),
  );
}

/** Envelopes under a version whose secret the ring lacks. */
export function withoutSecret(pair: Pair, held = heldVersions(pair)): number {
  const { database } = pair;
  return [...(database.counts?.byVersion ?? [])].reduce((sum, [version, rows]) => sum + (held.has(version) ? 0 : rows), 0);
}

/**
 * The master secrets that nothing needs any more and new data does not use. Not while anything moves or the current one is missing,
 * and by numbers that may be those of before the last change: retiring asks the database again.
 */
export function retirableVersions(facts: Facts): readonly number[] {
  const pair = fittingPair(facts);
  const { counts = null, operation } = pair?.database ?? {};
  if (!pair || !counts || !currentOf(pair) || !isMaster(facts) || (operation && operation.endedAt === null)) return [];
  const unused = ({ state, version }: MasterSecret): boolean =>
    (state === 'previous' || state === 'cancelled') && !counts.needed.has(version);
  return ringSecrets(pair.store.ring)
    .filter(unused)
    .map(({ version }) => version);
}

/**
 * True where the current master secret is lost and nothing waits for it any more: what it alone opened was set aside, or there is
 * nothing. Then a new one is the way on, and a restore is only good for what was set aside.
 */
export function isGivenUp(facts: Facts): boolean {
  const pair = fittingPair(facts);
  if (!pair?.database.counts || pair.database.system.encrypt_with === null || !isMaster(facts)) return false;
  if (currentOf(pair) || withoutSecret(pair) > 0) return false;
  const holdsAny = ringSecrets(pair.store.ring).some(({ state }) => state === 'current' || state === 'previous');
  return !holdsAny || pair.database.counts.quarantined > 0;
}
