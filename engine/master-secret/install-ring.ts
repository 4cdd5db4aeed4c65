/**
 * Installs what fits into the store: merged into one that is there, or a new one where it is gone (a damaged one is set aside,
 * never removed). An entry that is held is never replaced.
 */
import { SsoError } from '../../shared/errors.ts';
import { secrets, system } from '../credential-db/index.ts';
import type { SecretTable, SystemTable } from '../credential-db/schema.ts';
import { auditKey, emptyRing, mergeRings, newAuditKey, ringSecrets, withEntry, type KeyRing, type MasterSecret } from '../crypto/index.ts';
import type { EngineParts } from '../parts.ts';
import type { StoreContents } from '../secret-store/index.ts';
import { isProven, type SecretFit } from './judge.ts';
import { presentStore } from './present-store.ts';
import type { RingSource } from './ring-source.ts';

interface Database {
  readonly system: SystemTable;
  readonly secrets: readonly SecretTable[];
}

/** A secret takes the state that the database knows it in; one that was retired stays away, one that never became current stays cancelled. */
function inKnownState(secret: MasterSecret, known: readonly SecretTable[]): MasterSecret | null {
  const state = known.find(({ id }) => id === secret.id)?.state;
  if (state === undefined || state === 'retired') return null;
  return { ...secret, state: state === 'pending' ? 'cancelled' : state };
}

function fittingRing(ring: KeyRing, fits: readonly SecretFit[], known: readonly SecretTable[]): KeyRing {
  const fitting = new Set(fits.filter(isProven).map(({ id }) => id));
  return ring.entries.reduce((kept, entry) => {
    if (entry.kind !== 'master-secret') return withEntry(kept, entry);
    const secret = fitting.has(entry.id) ? inKnownState(entry, known) : null;
    return secret ? withEntry(kept, secret) : kept;
  }, emptyRing());
}

function firstContents(
  source: RingSource,
  ring: KeyRing,
  serverId: string,
  known: Database,
  at: string,
): Omit<StoreContents, 'generation' | 'writtenAt'> {
  const { systemId, systemName, path, takenAt } = source;
  const versions = [...ringSecrets(source.ring), ...known.secrets].map(({ version }) => version);
  const newest = ringSecrets(ring).findLast(({ state }) => state !== 'cancelled');
  return {
    systemId,
    systemName,
    serverId,
    ring: auditKey(ring) ? ring : withEntry(ring, newAuditKey({ createdAt: at })),
    incarnation: known.system.incarnation,
    highestEpoch: known.system.epoch,
    highestVersion: Math.max(0, ...versions),
    auditHead: null,
    backup: newest ? { takenAt, secretVersion: newest.version, verifiedAt: at, path } : null,
    databaseBackup: null,
  };
}

function merged(held: StoreContents, source: RingSource, ring: KeyRing): StoreContents {
  const versions = ringSecrets(source.ring).map(({ version }) => version);
  return { ...held, ring: mergeRings(held.ring, ring), highestVersion: Math.max(held.highestVersion, ...versions) };
}

/** Returns what the store now has of the source. BACKUP_FOREIGN where nothing fits. */
export async function installRing(parts: EngineParts, source: RingSource, fits: readonly SecretFit[]): Promise<KeyRing> {
  const { serverId } = await parts.settings();
  const database = await parts.database();
  const known = await database.read(async (db) => ({ system: await system.readSystem(db), secrets: await secrets.listSecrets(db) }));
  const ring = fittingRing(source.ring, fits, known.secrets);
  if (ringSecrets(ring).length === 0) throw new SsoError('BACKUP_FOREIGN', { systemName: source.systemName });
  const [store, present] = [await parts.store(), await presentStore(parts)];
  if (present === 'there') await store.update((held) => merged(held, source, ring));
  else
    await store.create(firstContents(source, ring, serverId, known, parts.clock.now().toISOString()), {
      replaceDamaged: present === 'damaged',
    });
  parts.ring.invalidate();
  return ring;
}
