/**
 * The last way out: the secret store is gone or damaged, and no backup of it is left (DESIGN §6: generate with quarantine). A new store
 * is made for the same system and server, with a new audit key and no master secret; a damaged one is set aside, never removed. It
 * opens nothing: what was sealed under the lost secrets is set aside, and tried again should a backup ever be found.
 */
import { SsoError } from '../../shared/errors.ts';
import { secrets, system } from '../credential-db/index.ts';
import type { Db, SystemTable } from '../credential-db/schema.ts';
import { emptyRing, newAuditKey, withEntry } from '../crypto/index.ts';
import type { EngineParts, ServerSettings } from '../parts.ts';
import type { StoreContents } from '../secret-store/index.ts';
import { requireFit } from './fit.ts';
import { isOfThisServer, type PresentStore } from './present-store.ts';
import { requireMaster } from './write-transaction.ts';

/** LAST_GOOD_FITS {at}: where the store's own last good copy can be restored, nothing is given up, whatever the database knows of it. */
async function requireNothingToRestore(parts: EngineParts, settings: ServerSettings): Promise<void> {
  const copy = await (await parts.store()).lastGood();
  if (copy && isOfThisServer(copy, settings)) throw new SsoError('LAST_GOOD_FITS', { at: copy.writtenAt });
}

interface Known {
  readonly row: SystemTable;
  readonly highestVersion: number;
}

async function knownIn(db: Db, { serverId, systemId, systemName }: ServerSettings): Promise<Known> {
  const row = await system.readSystem(db);
  requireFit(row, { systemId, systemName, incarnation: null, highestEpoch: 0 });
  await requireMaster(db, row, serverId);
  return { row, highestVersion: await secrets.highestVersion(db) };
}

type FirstContents = Omit<StoreContents, 'generation' | 'writtenAt'>;

/** Of what a lost store knew, the database keeps this much. Its audit has a new beginning, so no end of it is remembered yet. */
function firstContents({ serverId, systemId }: ServerSettings, { row, highestVersion }: Known, createdAt: string): FirstContents {
  return {
    systemId,
    systemName: row.name,
    serverId,
    ring: withEntry(emptyRing(), newAuditKey({ createdAt })),
    incarnation: row.incarnation,
    highestEpoch: row.epoch,
    highestVersion,
    auditHead: null,
    backup: null,
    databaseBackup: null,
  };
}

/** DATABASE_FOREIGN, NOT_MASTER, LAST_GOOD_FITS; what refuses is asked before anything is written. */
export async function makeNewStore(parts: EngineParts, present: Exclude<PresentStore, 'there'>): Promise<void> {
  const settings = await parts.settings();
  const database = await parts.database();
  const known = await database.read((db) => knownIn(db, settings));
  await requireNothingToRestore(parts, settings);
  const store = await parts.store();
  const first = firstContents(settings, known, parts.clock.now().toISOString());
  await store.create(first, { replaceDamaged: present === 'damaged' });
  parts.ring.invalidate();
}
