/**
 * A chain whose key is lost begins anew with a checkpoint: the first record under the new key, which names where it begins and,
 * through the hash before it, all that stood there. What came before is kept; that nobody altered it can no longer be proven, unless a
 * restore brings the old key back.
 */
import type { Caller, EngineParts } from '../parts.ts';
import { adoptPending } from './adopt-pending.ts';
import { appendAudit } from './append.ts';
import { auditChain } from './chain.ts';
import { anchorTables } from './kept/sound-anchor.ts';
import { CHECKPOINT, verifyChains } from './verify.ts';

/** Only where the chain does not hold together as it stands; a second call writes nothing. What waited for a key comes in behind it. */
export async function beginChainAnew(parts: EngineParts, caller: Pick<Caller, 'account' | 'origin'>): Promise<void> {
  const chain = await auditChain(parts);
  const [{ fault }, database] = [await verifyChains(parts), await parts.database()];
  if (fault?.serverId !== chain.serverId) return;
  const { account: actor, origin } = caller;
  const event = { at: parts.clock.now(), actor, origin, action: CHECKPOINT, objects: [], result: 'done', operationId: null } as const;
  await database.write((db) => appendAudit(db, chain, { ...event, detail: { unprovenFrom: fault.seq } }));
  await database.write((db) => anchorTables(db, { chain, at: parts.clock.now() }));
  await adoptPending(parts, database, chain);
}
