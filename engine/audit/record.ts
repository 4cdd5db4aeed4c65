/** Writes one record wherever it can be kept now: in the chain, or in the pending file while the chain cannot be had. */
import { isSsoError } from '../../shared/errors.ts';
import { system } from '../credential-db/index.ts';
import type { CredentialDatabase } from '../credential-db/types.ts';
import { isForeign, isRolledBack } from '../master-secret/fit.ts';
import type { EngineParts } from '../parts.ts';
import { adoptPending } from './adopt-pending.ts';
import { appendAudit } from './append.ts';
import { chainOf, rememberAuditHead } from './chain.ts';
import { appendPending } from './pending.ts';
import { tellAppended } from './system-log.ts';
import type { AuditChain, AuditEvent } from './types.ts';

interface Ready {
  readonly database: CredentialDatabase;
  readonly chain: AuditChain;
}

/**
 * Null where the key or the database cannot be had, for whatever reason: that is what the pending file is for. So too where the
 * database is another system's or an older copy: that is read only, and may be thrown away with all that was written to it.
 */
async function ready(parts: EngineParts): Promise<Ready | null> {
  try {
    const contents = await parts.ring.contents();
    const [chain, database] = [chainOf(contents), await parts.database()];
    const row = await database.read((db) => system.readSystem(db));
    return isForeign(row, contents) || isRolledBack(row, contents) ? null : { chain, database };
  } catch (error) {
    if (isSsoError(error)) return null;
    throw error;
  }
}

/** Durable when it returns. Throws where it can be kept nowhere: then what it tells of must not be done. */
export async function recordAudit(parts: EngineParts, event: AuditEvent, options: { outside?: boolean } = {}): Promise<void> {
  const found = options.outside ? null : await ready(parts);
  if (!found) return appendPending(parts, event);
  try {
    await adoptPending(parts, found.database, found.chain);
    await found.database.write((db) => appendAudit(db, found.chain, event));
    await tellAppended(parts, found.chain.serverId);
  } catch (error) {
    if (!isSsoError(error)) throw error;
    await appendPending(parts, event);
  }
}

/** After an administrative action: the store keeps the end of the chain, where both can be had. It only reads the database. */
export async function keepAuditHead(parts: EngineParts, options: { reset?: boolean } = {}): Promise<void> {
  try {
    // the system's log first: it needs no store that takes a write
    await tellAppended(parts, (await parts.settings()).serverId);
    await rememberAuditHead(parts, await parts.database(), options);
  } catch (error) {
    // a store that takes no write now keeps the head it had: that proves less, and never claims what is not
    if (!isSsoError(error)) throw error;
  }
}
