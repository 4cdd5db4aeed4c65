/** Proves before a generate that every credential opens: a row that no secret opens would be in the way for ever after. */
import { SsoError } from '../../shared/errors.ts';
import { mappings, operations } from '../credential-db/index.ts';
import type { FailedRow } from '../crypto/index.ts';
import { UNREADABLE_NAMED } from './operation-host.ts';
import { openRows } from './open-rows.ts';
import { inOperation, type Run } from './operation-work.ts';
import { nameRows } from './unreadable.ts';

/** Often enough for whoever watches, and for a pause between transactions that writers do not notice. */
const REPORT_EVERY_MS = 250;

/** ROWS_UNREADABLE {count}; whoever follows is told which, and the row keeps how many. False where the engine closes before it is done. */
export async function everyRowOpens(run: Run): Promise<boolean> {
  const { parts, signals } = run;
  const database = await parts.database();
  const total = await database.read((db) => mappings.countCredentials(db));
  const failed: FailedRow[] = [];
  let [done, unopened, reportedAt] = [0, 0, parts.clock.monotonic()];
  await report(run, { done, total });
  for await (const batch of openRows(parts)) {
    if (signals.stopping()) return false;
    unopened += batch.failed.length;
    failed.push(...batch.failed.slice(0, UNREADABLE_NAMED - failed.length));
    done += batch.opened + batch.failed.length;
    if (parts.clock.monotonic() - reportedAt < REPORT_EVERY_MS) continue;
    await report(run, { done: Math.min(done, total), total });
    reportedAt = parts.clock.monotonic();
  }
  if (unopened === 0) return true;
  await report(run, { done, total, failed: unopened });
  signals.foundUnreadable(await database.read((db) => nameRows(db, failed)));
  throw new SsoError('ROWS_UNREADABLE', { count: unopened });
}

/** In a transaction of the operation, so that one that was cancelled meanwhile ends here. */
async function report(run: Run, progress: { done: number; total: number; failed?: number }): Promise<void> {
  await inOperation(run, (db, row) => operations.advance(db, row.id, { ...progress, at: run.parts.clock.now().toISOString() }));
  run.signals.progressed();
}
