/** Proves before a generate that every credential opens: a row that no secret opens would be in the way for ever after. */
import { SsoError } from '../../shared/errors.ts';
import { mappings } from '../credential-db/index.ts';
import type { FailedRow } from '../crypto/index.ts';
import { UNREADABLE_NAMED } from './operation-host.ts';
import { openRows } from './open-rows.ts';
import type { Run } from './operation-work.ts';
import { report, reportSometimes } from './progress-report.ts';
import { findingsOf } from './remember-unreadable.ts';
import { nameRows } from './unreadable.ts';

/** ROWS_UNREADABLE {count}; whoever follows is told which, and the row keeps how many. False where the engine closes before it is done. */
export async function everyRowOpens(run: Run): Promise<boolean> {
  const { parts, signals } = run;
  const database = await parts.database();
  const total = await database.read((db) => mappings.countCredentials(db));
  const failed: FailedRow[] = [];
  const tell = reportSometimes(run);
  const findings = await findingsOf(parts);
  let [done, unopened] = [0, 0];
  await tell({ done, total });
  for await (const batch of openRows(parts)) {
    if (signals.stopping()) return false;
    unopened += batch.failed.length;
    failed.push(...batch.failed.slice(0, UNREADABLE_NAMED - failed.length));
    await findings.add(batch.failed);
    done += batch.opened + batch.failed.length;
    await tell({ done: Math.min(done, total), total });
  }
  await findings.end();
  if (unopened === 0) return true;
  await report(run, { done, total, failed: unopened });
  signals.foundUnreadable(await database.read((db) => nameRows(db, failed)));
  throw new SsoError('ROWS_UNREADABLE', { count: unopened });
}
