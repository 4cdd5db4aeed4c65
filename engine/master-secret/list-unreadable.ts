/** Rows that no secret opens, and those that were set aside: found, counted, named. */
import type { UnreadableRow } from '../../shared/contract/schemas.ts';
import { SsoError } from '../../shared/errors.ts';
import type { Db } from '../credential-db/schema.ts';
import type { FailedRow } from '../crypto/index.ts';
import type { EngineParts } from '../parts.ts';
import { UNREADABLE_NAMED } from './operation-host.ts';
import { openRows, openRowsWith } from './open-rows.ts';
import { findingsOf } from './remember-unreadable.ts';
import { presentStore, type PresentStore } from './present-store.ts';
import { asVersion, nameRows } from './unreadable.ts';

export interface UnreadableAndQuarantined {
  readonly store: PresentStore;
  /** Of rows that no secret opens; the first of them are named. */
  readonly total: number;
  readonly unreadable: UnreadableRow[];
  readonly quarantined: (UnreadableRow & { at: string })[];
}

/** Without a store there is no key, and no row that opens. INTERRUPTED where whoever asked has gone. */
export async function failedRows(parts: EngineParts, store: PresentStore, signal?: AbortSignal): Promise<FailedRow[]> {
  const failed: FailedRow[] = [];
  const findings = await findingsOf(parts);
  for await (const batch of store === 'there' ? openRows(parts) : openRowsWith(parts, [])) {
    if (signal?.aborted) throw new SsoError('INTERRUPTED');
    failed.push(...batch.failed);
    await findings.add(batch.failed);
  }
  if (store === 'there') await findings.end();
  return failed;
}

/** A walk over every credential, on all cores: it ends with whoever asked. */
export async function listUnreadable(parts: EngineParts, signal?: AbortSignal): Promise<UnreadableAndQuarantined> {
  const store = await presentStore(parts);
  const failed = await failedRows(parts, store, signal);
  const database = await parts.database();
  return database.read(async (db) => ({
    store,
    total: failed.length,
    unreadable: await nameRows(db, failed.slice(0, UNREADABLE_NAMED)),
    quarantined: await namedAside(db),
  }));
}

const REASONS: readonly string[] = ['no-secret', 'altered', 'malformed'] satisfies UnreadableRow['reason'][];
const asReason = (reason: string): UnreadableRow['reason'] =>
  REASONS.includes(reason) ? (reason as UnreadableRow['reason']) : 'malformed';

async function namedAside(db: Db): Promise<UnreadableAndQuarantined['quarantined']> {
  const rows = await db
    .selectFrom('quarantine')
    .leftJoin('application', 'application.id', 'quarantine.application_id')
    .select([
      'application.name',
      'quarantine.application_id',
      'quarantine.account',
      'quarantine.secret_version',
      'quarantine.reason',
      'quarantine.at',
    ])
    .orderBy('quarantine.id')
    .limit(UNREADABLE_NAMED)
    .execute();
  return rows.map(({ name, application_id: id, account, secret_version: secretVersion, reason, at }) => {
    return { application: name ?? id, account, secretVersion: asVersion(secretVersion), reason: asReason(reason), at };
  });
}
