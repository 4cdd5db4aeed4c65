/**
 * From one state of the store to the next, as pure functions. A change may add entries and change their states; what would
 * lose a key, move the store to another system or server, or take a highest number back is refused (STORE_WRITE_FAILED
 * {reason}): that is a mistake of the caller's, and no file is written for it.
 */
import { SsoError } from '../../shared/errors.ts';
import type { Guid } from '../../shared/domain/names.ts';
import { holdsEntry, type KeyRing, type RingEntry } from '../crypto/index.ts';
import { highestVersionOf } from './contents-codec.ts';
import type { StoreContents } from './types.ts';

export function firstContents(contents: Omit<StoreContents, 'generation' | 'writtenAt'>, writtenAt: string): StoreContents {
  return Object.freeze({ ...contents, highestVersion: highestVersionOf(contents), generation: 1, writtenAt });
}

export function nextContents(current: StoreContents, next: StoreContents, writtenAt: string, retiring: Guid | null): StoreContents {
  if (next.systemId !== current.systemId || next.serverId !== current.serverId) throw refused('other-store');
  if (next.highestEpoch < current.highestEpoch) throw refused('epoch-back');
  for (const entry of current.ring.entries) {
    if (!isRetiring(entry, retiring) && !stillHeld(next.ring, entry)) throw refused('entry-lost');
  }
  const highestVersion = Math.max(current.highestVersion, highestVersionOf(next));
  return Object.freeze({ ...next, highestVersion, generation: current.generation + 1, writtenAt });
}

/** Only the one that was named may go. */
const isRetiring = (entry: RingEntry, retiring: Guid | null): boolean => entry.kind === 'master-secret' && entry.id === retiring;

function stillHeld(ring: KeyRing, entry: RingEntry): boolean {
  try {
    return holdsEntry(ring, entry);
  } catch (cause) {
    throw new SsoError('STORE_WRITE_FAILED', { reason: 'entry-replaced' }, { cause });
  }
}

const refused = (reason: string): SsoError => new SsoError('STORE_WRITE_FAILED', { reason });
