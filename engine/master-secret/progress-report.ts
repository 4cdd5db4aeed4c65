/** Says how far an operation is: often enough for whoever watches, and so seldom that writers do not notice. */
import type { OperationTable } from '../credential-db/schema.ts';
import { operations } from '../credential-db/index.ts';
import { inOperation, type Run } from './operation-work.ts';

const REPORT_EVERY_MS = 250;

type Progress = Partial<Pick<OperationTable, 'done' | 'total' | 'failed'>>;

/** In a transaction of the operation, so that one that was cancelled meanwhile ends here. */
export async function report(run: Run, progress: Progress): Promise<void> {
  await inOperation(run, (db, row) => operations.advance(db, row.id, { ...progress, at: run.parts.clock.now().toISOString() }));
  run.signals.progressed();
}

/** The first at once; then what comes too soon after the last is not told. */
export function reportSometimes(run: Run): (progress: Progress) => Promise<void> {
  const { clock } = run.parts;
  let reportedAt = -Infinity;
  return async (progress) => {
    if (clock.monotonic() - reportedAt < REPORT_EVERY_MS) return;
    await report(run, progress);
    reportedAt = clock.monotonic();
  };
}
