/** Follows an operation to its end, with its progress; an interruption cancels it before the switch and pauses it after. */
import { isActive, isBeforeSwitch } from '../shared/domain/operation-states.ts';
import type { OperationProgress } from '../shared/contract/console/operation.ts';
import type { OperationView, UnreadableRow } from '../shared/contract/schemas.ts';
import { isSsoError, type ErrorCode, type SsoError } from '../shared/errors.ts';
import { followUntilInterrupted, interrupted } from './interrupt.ts';
import { toSsoError } from './session.ts';
import type { Run } from './verb.ts';

const ignoring = (error: unknown, ...codes: readonly ErrorCode[]): void => {
  const known = toSsoError(error);
  if (!codes.includes(known.code)) throw known;
};

async function pause({ client }: Run): Promise<SsoError> {
  await client.operation.pause().catch((error: unknown) => ignoring(error, 'OPERATION_NONE'));
  return interrupted('operation-paused');
}

/** The switch may happen while we ask: then it is paused instead. */
async function settle(run: Run): Promise<SsoError> {
  const operation = await run.client.operation.status();
  if (!operation || !isActive(operation.state)) return interrupted('nothing-done');
  if (!isBeforeSwitch(operation.state)) return pause(run);
  try {
    await run.client.operation.cancel();
    return interrupted('operation-cancelled');
  } catch (error) {
    ignoring(error, 'OPERATION_PAST_SWITCH', 'OPERATION_NONE');
    return pause(run);
  }
}

function show({ progress, i18n }: Run, operation: OperationView): void {
  if (isBeforeSwitch(operation.state)) return;
  const { done, total, rate, secondsLeft } = operation;
  progress.show({ label: i18n.t('cli:progress.reencrypting'), done, total, rate, secondsLeft });
}

/** The last event. Throws INTERRUPTED {outcome}. */
export async function followOperation<T extends OperationProgress>(run: Run, stream: AsyncIterable<T>): Promise<T | undefined> {
  try {
    return await followUntilInterrupted(stream, run.interrupt, ({ operation }) => show(run, operation), { leave: false });
  } catch (error) {
    if (!isSsoError(error, 'INTERRUPTED')) throw error;
    run.progress.end();
    throw await settle(run);
  } finally {
    run.progress.end();
  }
}

export function showUnreadable({ printer, i18n }: Run, rows: readonly UnreadableRow[]): void {
  for (const { application, account, secretVersion, reason } of rows)
    printer.say('unreadable', { application, account, version: secretVersion, reason: i18n.t(`domain:unreadable.${reason}`) });
}

/** 0 where the operation is done; 1, and what to do, where it stands still or failed. */
export function reportEnd(run: Run, ended: OperationProgress | undefined): number {
  const { printer } = run;
  if (!ended) return 1;
  showUnreadable(run, ended.unreadable);
  const { state, done, total } = ended.operation;
  if (state === 'done') return 0;
  printer.say(isActive(state) ? 'operation.standsStill' : `operation.ended.${state}`, { done, total });
  return 1;
}
