/**
 * Puts the store's own last good copy back: offered where the store is missing or damaged, never loaded by itself. It is this
 * server's own store, so it comes back whole, with all that it has seen, and nothing of it is judged away: a database that lacks
 * what it holds is an older copy (reconcile), one that knows more is ahead of it (restore). The database is not written here.
 */
import { SsoError } from '../../shared/errors.ts';
import { audited } from '../audit/index.ts';
import type { Caller, EngineParts } from '../parts.ts';
import type { StoreContents } from '../secret-store/index.ts';
import { claimWork } from './claim-work.ts';
import { judgeRing, SAMPLE, type SecretFit } from './judge.ts';
import { isOfThisServer, presentStore } from './present-store.ts';
import { settle } from './recover.ts';

export interface RestoredCopy {
  readonly writtenAt: string;
  readonly secrets: SecretFit[];
}

/** STORE_EXISTS beside a store that can be used; FILE_MISSING where there is no good copy; BACKUP_FOREIGN where it is another server's. */
async function putBack(parts: EngineParts): Promise<StoreContents> {
  const present = await presentStore(parts);
  if (present === 'there') throw new SsoError('STORE_EXISTS');
  const store = await parts.store();
  const copy = await store.lastGood();
  if (!copy) throw new SsoError('FILE_MISSING', { path: 'last-good' });
  if (!isOfThisServer(copy, await parts.settings())) throw new SsoError('BACKUP_FOREIGN', { systemName: copy.systemName });
  await store.create(copy, { replaceDamaged: present === 'damaged' });
  parts.ring.invalidate();
  return copy;
}

async function putBackClaimed(parts: EngineParts): Promise<StoreContents> {
  const claim = await claimWork(parts);
  try {
    return await putBack(parts);
  } finally {
    await claim.release();
  }
}

/** What a process that ended left different is settled as at any start; an operation that stands still can be gone on with. */
export async function restoreLastGood(parts: EngineParts, caller: Caller): Promise<RestoredCopy> {
  return audited(parts, caller, 'backup.restore', ['last-good'], async (trail) => {
    const { ring, systemId, writtenAt } = await putBackClaimed(parts);
    await settle(parts);
    const { fits } = await judgeRing(parts, ring, systemId, { sample: SAMPLE, goOn: () => true });
    trail.note({ writtenAt, versions: fits.map(({ version }) => version).join(', ') });
    return { writtenAt, secrets: [...fits] };
  });
}
