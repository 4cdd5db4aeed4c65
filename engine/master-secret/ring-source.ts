/** Where a restore takes a key ring from: a backup file, or the store's own last good copy. */
import { SsoError, isSsoError } from '../../shared/errors.ts';
import type { Guid } from '../../shared/domain/names.ts';
import type { KeyRing } from '../crypto/index.ts';
import type { EngineParts } from '../parts.ts';
import type { StoreContents } from '../secret-store/index.ts';
import { openBackupAt } from './verify-backup.ts';

export interface RingSource {
  readonly ring: KeyRing;
  readonly systemId: Guid;
  readonly systemName: string;
  /** Null for the last good copy. */
  readonly path: string | null;
  readonly takenAt: string;
  /** What else a lost store knew, where the source tells it. */
  readonly store: StoreContents | null;
}

export async function fromBackup(parts: EngineParts, input: { path: string; password: string }): Promise<RingSource> {
  const { header, ring } = await openBackupAt(parts, input);
  const { systemId, systemName, createdAt: takenAt } = header;
  return { ring, systemId, systemName, path: input.path, takenAt, store: null };
}

/** Only where the store itself cannot be used: STORE_EXISTS. FILE_MISSING where there is no good copy. */
export async function fromLastGood(parts: EngineParts): Promise<RingSource> {
  const store = await parts.store();
  await requireUnusable(() => store.read());
  const copy = await store.lastGood();
  if (!copy) throw new SsoError('FILE_MISSING', { path: 'last-good' });
  const { ring, systemId, systemName, writtenAt: takenAt } = copy;
  return { ring, systemId, systemName, path: null, takenAt, store: copy };
}

async function requireUnusable(read: () => Promise<StoreContents>): Promise<void> {
  try {
    await read();
  } catch (error) {
    if (isSsoError(error, 'STORE_MISSING', 'STORE_DAMAGED')) return;
    throw error;
  }
  throw new SsoError('STORE_EXISTS');
}
