/**
 * Sets aside, bytes and all, every row that no secret opens, so that it never blocks the others (DESIGN §6). They are tried again
 * after every restore. Typed confirmation: their number.
 */
import { SsoError } from '../../shared/errors.ts';
import type { UnreadableRow } from '../../shared/contract/schemas.ts';
import { isBeforeSwitch } from '../../shared/domain/operation-states.ts';
import { audited } from '../audit/index.ts';
import { operations, quarantine as aside } from '../credential-db/index.ts';
import type { Db } from '../credential-db/schema.ts';
import type { FailedRow } from '../crypto/index.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { UNREADABLE_NAMED } from './operation-host.ts';
import { openRows } from './open-rows.ts';
import { activeError, claimWork } from './claim-work.ts';
import { durable } from './operation-work.ts';
import { nameRows } from './unreadable.ts';
import { writeTransaction } from './write-transaction.ts';

export interface UnreadableAndQuarantined {
  readonly unreadable: UnreadableRow[];
  readonly quarantined: (UnreadableRow & { at: string })[];
}

/** Below every driver's limit of parameters in one statement. */
const CHUNK = 500;

async function failedRows(parts: EngineParts): Promise<FailedRow[]> {
  const failed: FailedRow[] = [];
  for await (const batch of openRows(parts)) failed.push(...batch.failed);
  return failed;
}

export async function listUnreadable(parts: EngineParts): Promise<UnreadableAndQuarantined> {
  const failed = await failedRows(parts);
  const database = await parts.database();
  return database.read(async (db) => ({
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
    .select(['application.name', 'quarantine.account', 'quarantine.secret_version', 'quarantine.reason', 'quarantine.at'])
    .orderBy('quarantine.id')
    .limit(UNREADABLE_NAMED)
    .execute();
  return rows.map(({ name, account, secret_version: secretVersion, reason, at }) => {
    return { application: name ?? '', account, secretVersion, reason: asReason(reason), at };
  });
}

/** An operation that stands still behind its switch waits for exactly this. */
async function requireRoom(db: Db): Promise<void> {
  const active = await operations.activeOperation(db);
  if (active && isBeforeSwitch(active.state)) throw activeError(active);
}

async function setAllAside(parts: EngineParts, caller: Caller, failed: readonly FailedRow[]): Promise<number> {
  const by = { at: parts.clock.now().toISOString(), by: caller.account };
  return writeTransaction(
    parts,
    async (db) => {
      await requireRoom(db);
      const revisions = await revisionsOf(db, failed);
      const rows = failed.flatMap(({ id, secretVersion, reason }) => {
        const revision = revisions.get(id);
        return revision === undefined ? [] : [{ mappingId: id, revision, secretVersion, reason }];
      });
      return aside.setAside(db, rows, by);
    },
    { onMaster: true },
  );
}

/** As they are now: a row that was written since it failed has another secret version by then, or opens. */
async function revisionsOf(db: Db, failed: readonly FailedRow[]): Promise<Map<number, number>> {
  const revisions = new Map<number, number>();
  for (let at = 0; at < failed.length; at += CHUNK) {
    const ids = failed.slice(at, at + CHUNK).map(({ id }) => id);
    const rows = await db.selectFrom('mapping').select(['id', 'revision']).where('id', 'in', ids).execute();
    for (const { id, revision } of rows) revisions.set(id, revision);
  }
  return revisions;
}

export async function quarantine(parts: EngineParts, caller: Caller, input: { confirmation: string }): Promise<{ quarantined: number }> {
  return audited(parts, caller, 'database.quarantine', [], async (trail) => {
    const claim = await claimWork(parts);
    try {
      const failed = await failedRows(parts);
      if (input.confirmation.trim() !== String(failed.length))
        throw new SsoError('CONFIRMATION_WRONG', { expected: String(failed.length) });
      const quarantined = await setAllAside(parts, caller, failed);
      await durable(parts, 'quarantine.rows');
      trail.note({ quarantined });
      return { quarantined };
    } finally {
      await claim.release();
    }
  });
}
