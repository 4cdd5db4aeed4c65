/** The secret store: gone, damaged, locked, exposed, someone else's, behind. An ordinary server need not have one. */
import type { Situation } from '../../shared/domain/situations.ts';
import type { ErrorCode, SsoError } from '../../shared/errors.ts';
import { currentSecret } from '../crypto/index.ts';
import { isForeign } from '../master-secret/fit.ts';
import type { Facts } from './facts.ts';
import { currentOf, fittingPair, isGivenUp, isMaster, pairOf, usableSecrets, type Pair } from './questions.ts';

type Tell = (error: SsoError, facts: Facts) => readonly Situation[];

function missing(facts: Facts): readonly Situation[] {
  if (!isMaster(facts)) return [];
  const credentials = facts.database.value?.counts?.credentials;
  return [{ id: 'store-missing', params: credentials ? { count: credentials } : { unknown: true } }];
}

/** By the failure to read it. */
export const TELLING_STORE: Readonly<Partial<Record<ErrorCode, Tell>>> = {
  STORE_MISSING: (_error, facts) => missing(facts),
  STORE_DAMAGED: (_error, { lastGoodAt }) => [{ id: 'store-damaged', params: lastGoodAt === null ? {} : { lastGoodAt } }],
  STORE_LOCKED: () => [{ id: 'store-locked', params: {} }],
  KEY_STORE_REFUSED: ({ params }) => [{ id: 'key-store-refused', params: { reason: params['reason'] ?? 'refused' } }],
  KEY_FILE_MISSING: () => [{ id: 'key-file-missing', params: {} }],
  KEY_FILE_WRONG: ({ params: { length } }) => [{ id: 'key-file-wrong', params: length === undefined ? {} : { length } }],
  KEY_FILE_UNREADABLE: ({ params: { owner } }, { account }) => [
    { id: 'key-file-unreadable', params: owner === undefined ? {} : { account, owner } },
  ],
  KEY_FILE_EXPOSED: () => [{ id: 'key-file-exposed', params: {} }],
  STORE_NEWER: () => [{ id: 'store-newer', params: {} }],
  STORE_EXPOSED: () => [{ id: 'store-exposed', params: {} }],
  STORE_UNREACHABLE: ({ params }, { account }) => [{ id: 'store-unreachable', params: { account, owner: params['owner'] ?? '?' } }],
};

function ofError(facts: Facts): readonly Situation[] {
  const { error } = facts.store;
  return (error && TELLING_STORE[error.code]?.(error, facts)) ?? [];
}

function foreign({ store, database }: Facts): readonly Situation[] {
  if (!store.value || !database.value || !isForeign(database.value.system, store.value)) return [];
  return [{ id: 'store-foreign', params: { storeSystem: store.value.systemName, databaseSystem: database.value.system.name } }];
}

/** An old copy, which is reconciled under the ring's current secret or its own: where the ring has neither, its own is to be restored first. */
function notReconcilable(facts: Facts): Pair | null {
  const pair = pairOf(facts);
  return pair && !fittingPair(facts) && !currentSecret(pair.store.ring) ? pair : null;
}

/** A store that holds no secret at all is not behind; `master-without-secret` says what it is. */
function fittingWithSecrets(facts: Facts): Pair | null {
  const pair = fittingPair(facts);
  return pair && usableSecrets(pair.store).length > 0 ? pair : null;
}

function behind(facts: Facts): readonly Situation[] {
  const pair = fittingWithSecrets(facts) ?? notReconcilable(facts);
  const version = pair?.database.system.encrypt_with;
  if (!pair || !version || currentOf(pair) || !isMaster(facts) || isGivenUp(facts)) return [];
  const row = pair.database.secrets.find((secret) => secret.version === version);
  const known = new Set(pair.database.secrets.map(({ id }) => id));
  const readable = usableSecrets(pair.store).filter(({ id, state }) => known.has(id) && state !== 'cancelled');
  const names = readable.map((secret) => secret.version).join(', ');
  return [{ id: 'store-behind', params: { version, since: row?.created_at ?? '', ...(names ? { readable: names } : {}) } }];
}

function lost(facts: Facts): readonly Situation[] {
  const version = facts.database.value?.system.encrypt_with;
  return version && isGivenUp(facts) ? [{ id: 'secret-lost', params: { version } }] : [];
}

export function secretStoreSituations(facts: Facts): readonly Situation[] {
  if (!facts.settings.value) return [];
  return [...ofError(facts), ...foreign(facts), ...behind(facts), ...lost(facts)];
}
