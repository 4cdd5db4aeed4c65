/** A store whose passphrase is forgotten, or whose key store does not come back, makes room for one restored from a backup file. */
import { audited } from '../audit/index.ts';
import { announce } from '../events/hub.ts';
import { claimWork } from '../master-secret/claim-work.ts';
import { requireConfirmed } from '../master-secret/confirmed.ts';
import type { Caller, EngineParts } from '../parts.ts';

/** `confirmation` is the system's name, typed. */
export async function setStoreAside(parts: EngineParts, caller: Caller, { confirmation }: { confirmation: string }): Promise<void> {
  const { serverName, systemName } = await parts.settings();
  requireConfirmed(confirmation, systemName);
  await audited(parts, caller, 'protector.setAside', [serverName], async () => {
    const claim = await claimWork(parts);
    try {
      await (await parts.store()).setLockedAside();
    } finally {
      parts.ring.invalidate();
      await claim.release();
      announce(parts);
    }
  });
}
