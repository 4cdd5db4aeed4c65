/** Opens every credential of the database, and says which do not open and under which secrets the others stand. */
import type { VerifyProgress } from '../../shared/contract/console/database.ts';
import { isSsoError } from '../../shared/errors.ts';
import { recordAudit } from '../audit/index.ts';
import { mappings, operations } from '../credential-db/index.ts';
import type { FailedRow } from '../crypto/index.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { UNREADABLE_NAMED } from './operation-host.ts';
import { openRows } from './open-rows.ts';
import { nameRows } from './unreadable.ts';
import { writeTransaction } from './write-transaction.ts';

const REPORT_EVERY_MS = 200;

interface Tally {
  done: number;
  opened: number;
  readonly bySecretVersion: Record<string, number>;
  readonly failed: VerifyProgress['failed'];
}

async function countIn(parts: EngineParts, tally: Tally, failed: readonly FailedRow[]): Promise<void> {
  const room = failed.slice(0, UNREADABLE_NAMED - tally.failed.length);
  if (room.length === 0) return;
  const database = await parts.database();
  tally.failed.push(...(await database.read((db) => nameRows(db, room))));
}

/** It changes no credential: one record says that it was done and what it found. */
async function recordProof(parts: EngineParts, caller: Caller, { done, opened }: Tally): Promise<void> {
  const { account: actor, origin } = caller;
  const { systemName } = await parts.settings();
  const event = { at: parts.clock.now(), actor, origin, action: 'database.verify', objects: [systemName], result: 'done' } as const;
  await recordAudit(parts, { ...event, operationId: null, detail: { total: done, opened, failed: done - opened } });
}

/** What an earlier look found and this one does not is no more; a database that must not be written keeps what it says. */
async function correct(parts: EngineParts, { done, opened }: Tally): Promise<void> {
  try {
    await writeTransaction(parts, (db) => operations.setLeftUnreadable(db, done - opened));
  } catch (error) {
    if (!isSsoError(error)) throw error;
  }
}

/** The last event is `finished` and has done = total. Rows that do not open are named up to a number, and all counted (done - opened). */
export async function* verifyDatabase(parts: EngineParts, caller: Caller): AsyncGenerator<VerifyProgress> {
  const database = await parts.database();
  const total = await database.read((db) => mappings.countCredentials(db));
  const tally: Tally = { done: 0, opened: 0, bySecretVersion: {}, failed: [] };
  const told = (finished: boolean): VerifyProgress => ({
    done: tally.done,
    total: finished ? tally.done : Math.max(total, tally.done),
    opened: tally.opened,
    bySecretVersion: { ...tally.bySecretVersion },
    failed: [...tally.failed],
    finished,
  });
  let reportedAt = parts.clock.monotonic();
  for await (const batch of openRows(parts)) {
    tally.done += batch.opened + batch.failed.length;
    tally.opened += batch.opened;
    for (const [version, n] of Object.entries(batch.bySecretVersion)) {
      tally.bySecretVersion[version] = (tally.bySecretVersion[version] ?? 0) + n;
    }
    await countIn(parts, tally, batch.failed);
    if (parts.clock.monotonic() - reportedAt < REPORT_EVERY_MS) continue;
    yield told(false);
    reportedAt = parts.clock.monotonic();
  }
  await correct(parts, tally);
  await recordProof(parts, caller, tally);
  yield told(true);
}
