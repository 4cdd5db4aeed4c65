/** The chain of this server: its key lies in the ring, so that whoever may write the database cannot forge a record. */
import type { KeyObject } from 'node:crypto';
import { auditKey, auditMacKey } from '../crypto/index.ts';
import { SsoError } from '../../shared/errors.ts';
import type { CredentialDatabase } from '../credential-db/types.ts';
import type { EngineParts } from '../parts.ts';
import type { StoreContents } from '../secret-store/types.ts';
import { auditHead, holdsRecord } from './chains.ts';
import type { AuditChain } from './types.ts';

/** Every audit key of the ring: what was written under an older one is proven under that one. */
export function auditKeysOf({ ring }: StoreContents): readonly KeyObject[] {
  return ring.entries.filter((entry) => entry.kind === 'audit-key').map(auditMacKey);
}

export function chainOf(contents: StoreContents): AuditChain {
  const key = auditKey(contents.ring);
  if (!key) throw new SsoError('STORE_DAMAGED', { reason: 'no audit key' });
  return { serverId: contents.serverId, key: auditMacKey(key), keys: auditKeysOf(contents) };
}

/** Fails as the store fails (STORE_*): then records go to the pending file. */
export async function auditChain(parts: EngineParts): Promise<AuditChain> {
  return chainOf(await parts.ring.contents());
}

/**
 * Keeps the newest record's (seq, hash) in the store. It never goes back, and never past a record that is gone, so that a chain
 * cut short is noticed however long it has grown again since; unless `reset`: where a restore or a reconcile, itself on record,
 * has put an older chain in place.
 */
export async function rememberAuditHead(
  parts: EngineParts,
  database: CredentialDatabase,
  options: { reset?: boolean } = {},
): Promise<void> {
  const { serverId } = await parts.settings();
  const { auditHead: kept } = await parts.ring.contents();
  const head = await database.read(async (db) => {
    const holds = options.reset === true || kept === null || (await holdsRecord(db, serverId, kept));
    return holds ? auditHead(db, serverId) : null;
  });
  if (!head) return;
  const store = await parts.store();
  await store.update((held) => {
    const goesBack = held.auditHead !== null && held.auditHead.seq >= head.seq && !options.reset;
    return goesBack ? held : { ...held, auditHead: head };
  });
}
