/**
 * The key ring: immutable, every change returns a new one. Nothing here ever replaces a key: an id, once held, keeps its key, a
 * version its id. Errors: CONFLICT {version} where an entry contradicts what is held, SECRET_UNKNOWN, SECRET_IN_USE.
 */
import { SsoError } from '../../shared/errors.ts';
import type { Guid } from '../../shared/domain/names.ts';
import type { SecretState } from '../../shared/domain/secret-states.ts';
import type { AuditKey, KeyRing, MasterSecret, RingEntry } from './types.ts';

/** A retired secret has left the ring. */
export type RingState = Exclude<SecretState, 'retired'>;

export const emptyRing = (): KeyRing => ringOf([]);

/** In order of version. */
export function ringSecrets(ring: KeyRing): MasterSecret[] {
  return ring.entries.filter((entry) => entry.kind === 'master-secret');
}

export function secretByVersion(ring: KeyRing, version: number): MasterSecret | null {
  return ringSecrets(ring).find((secret) => secret.version === version) ?? null;
}

export function secretById(ring: KeyRing, id: Guid): MasterSecret | null {
  return ringSecrets(ring).find((secret) => secret.id === id) ?? null;
}

export function currentSecret(ring: KeyRing): MasterSecret | null {
  return ringSecrets(ring).find((secret) => secret.state === 'current') ?? null;
}

export function pendingSecret(ring: KeyRing): MasterSecret | null {
  return ringSecrets(ring).find((secret) => secret.state === 'pending') ?? null;
}

/** The newest one; null until there is one. */
export function auditKey(ring: KeyRing): AuditKey | null {
  return ring.entries.findLast((entry) => entry.kind === 'audit-key') ?? null;
}

/** With one more entry. One that is held already, key and all, changes nothing (its state stays as held). */
export function withEntry(ring: KeyRing, entry: RingEntry): KeyRing {
  if (holdsEntry(ring, entry)) return ring;
  if (entry.kind === 'master-secret') refuseSecondOf(ring, entry);
  return ringOf([...ring.entries, entry]);
}

/** In another state. Making one current makes the old current previous. */
export function withState(ring: KeyRing, id: Guid, state: RingState): KeyRing {
  const secret = mustHold(ring, id);
  if (secret.state === state) return ring;
  const others = ring.entries.filter((entry) => entry !== secret);
  const demoted = state === 'current' ? others.map((entry) => (isCurrent(entry) ? inState(entry, 'previous') : entry)) : others;
  return withEntry(ringOf(demoted), inState(secret, state));
}

/** Without a secret that opens nothing any more. Whether a row still needs it, the caller has asked the database. */
export function withoutSecret(ring: KeyRing, id: Guid): KeyRing {
  const secret = mustHold(ring, id);
  if (secret.state !== 'previous' && secret.state !== 'cancelled') throw new SsoError('SECRET_IN_USE', { version: secret.version });
  return ringOf(ring.entries.filter((entry) => entry !== secret));
}

/**
 * All that either holds. What is held wins: an incoming current or pending one beside a held one becomes previous. An incoming
 * entry that contradicts a held one is a CONFLICT: nobody guesses which of two keys is meant.
 */
export function mergeRings(held: KeyRing, incoming: KeyRing): KeyRing {
  return incoming.entries.reduce((ring, entry) => withEntry(ring, fitted(ring, entry)), held);
}

/** Same entry, same key; states may differ. */
export function holdsEntry(ring: KeyRing, entry: RingEntry): boolean {
  return ring.entries.some((held) => sameEntry(held, entry));
}

/** Lets go of every key. For a ring that was opened from a file and is nobody else's: rings that were made of it hold the very same keys. */
export function disposeRing(ring: KeyRing): void {
  for (const entry of ring.entries) (entry.kind === 'unknown' ? entry.body : entry.key).dispose();
}

/** Sorted: secrets by version, then the others as they came. */
export function ringOf(entries: readonly RingEntry[]): KeyRing {
  const secrets = entries.filter((entry) => entry.kind === 'master-secret').sort((a, b) => a.version - b.version);
  return Object.freeze({ entries: Object.freeze([...secrets, ...entries.filter((entry) => entry.kind !== 'master-secret')]) });
}

function sameEntry(held: RingEntry, entry: RingEntry): boolean {
  if (held.kind === 'unknown' || entry.kind === 'unknown') {
    return held.kind === 'unknown' && entry.kind === 'unknown' && held.type === entry.type && held.body.equals(entry.body);
  }
  if (held.kind !== entry.kind || held.id !== entry.id) return false;
  if (!held.key.equals(entry.key) || versionOf(held) !== versionOf(entry)) throw new SsoError('CONFLICT', { version: versionOf(entry) });
  return true;
}

const versionOf = (entry: RingEntry): number => (entry.kind === 'master-secret' ? entry.version : 0);

function refuseSecondOf(ring: KeyRing, entry: MasterSecret): void {
  const single = entry.state === 'current' || entry.state === 'pending';
  const clash = ringSecrets(ring).some((held) => held.version === entry.version || (single && held.state === entry.state));
  if (clash || entry.state === 'retired') throw new SsoError('CONFLICT', { version: entry.version });
}

function fitted(ring: KeyRing, entry: RingEntry): RingEntry {
  if (entry.kind !== 'master-secret') return entry;
  const single = entry.state === 'current' || entry.state === 'pending';
  return single && ringSecrets(ring).some((held) => held.state === entry.state) ? inState(entry, 'previous') : entry;
}

const isCurrent = (entry: RingEntry): entry is MasterSecret => entry.kind === 'master-secret' && entry.state === 'current';

const inState = (secret: MasterSecret, state: RingState): MasterSecret => Object.freeze({ ...secret, state });

function mustHold(ring: KeyRing, id: Guid): MasterSecret {
  const secret = secretById(ring, id);
  if (!secret) throw new SsoError('SECRET_UNKNOWN', { id });
  return secret;
}
