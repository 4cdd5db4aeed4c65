/** Follows a piece of work to its end, with its progress; an interruption ends the work. */
import type { WorkResult } from '../shared/contract/console/work.ts';
import type { WorkView } from '../shared/contract/schemas.ts';
import { isSsoError } from '../shared/errors.ts';
import { followUntilInterrupted, interrupted } from './interrupt.ts';
import type { Run } from './verb.ts';

type Stream<R> = AsyncIterable<{ readonly work: WorkView; readonly result: R | null }>;

/** What came of it. INTERRUPTED, also where somebody else ended it. */
export async function followWork<R extends WorkResult>(run: Run, begun: Promise<Stream<R>>): Promise<R> {
  const { client, interrupt, progress, i18n } = run;
  const label = i18n.t('cli:progress.verifying');
  const seen: { id: string | null } = { id: null };
  const show = ({ work: { id, done, total, rate, secondsLeft } }: { work: WorkView }): void => {
    seen.id = id;
    progress.show({ label, done, total, rate, secondsLeft });
  };
  try {
    const stream = await Promise.race([begun, interrupt.raised]);
    const last = await followUntilInterrupted(stream, interrupt, show, { leave: false });
    if (!last?.result) throw interrupted('nothing-done');
    await client.work.dismiss({ id: last.work.id });
    return last.result;
  } catch (error) {
    if (isSsoError(error, 'INTERRUPTED') && interrupt.isRaised() && seen.id !== null) await client.work.cancel({ id: seen.id });
    throw error;
  } finally {
    progress.end();
  }
}
