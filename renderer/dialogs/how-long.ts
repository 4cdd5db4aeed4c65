/** About how long a walk over credentials takes, from what the last one took; before the first, from what a small machine manages. */
import { useTranslation } from 'react-i18next';
import type { OperationView } from '../../shared/contract/schemas.ts';
import { useConsole } from '../app/console-context.tsx';
import { useFormat } from '../text/use-format.ts';

/** Credentials a second, re-encrypted on two slow cores. */
const CAUTIOUS_RATE = 10_000;
/** Fewer say nothing of the rate: the operation's own steps took longer. */
const TELLING = 10_000;
/** Seconds under which nobody counts. */
const A_MOMENT = 10;

export function secondsFor(count: number, last: OperationView | null): number {
  if (last === null || last.endedAt === null || last.done < TELLING) return count / CAUTIOUS_RATE;
  const took = (Date.parse(last.endedAt) - Date.parse(last.startedAt)) / 1000;
  return (count * Math.max(took, 1)) / last.done;
}

/** As a sentence. */
export function useHowLong(count: number): string {
  const { t } = useTranslation(['console', 'dialogs']);
  const format = useFormat();
  const seconds = secondsFor(count, useConsole().overview.operation);
  return seconds < A_MOMENT ? t('dialogs:howLong.moment') : t('dialogs:howLong.about', { time: format.duration(seconds) });
}
