/** The way out of a dialog that may be waiting for the engine. */
import type { Task } from './use-task.ts';
import { wayOut, type WayOut } from './way-out.ts';

interface Options {
  readonly task: Pick<Task, 'busy' | 'drop'>;
  readonly onLeave: () => void;
  readonly harmless?: boolean;
  readonly word?: WayOut['word'];
}

export function useWayOut({ task, onLeave, harmless = false, word }: Options): WayOut {
  const leave = (): void => {
    task.drop();
    onLeave();
  };
  return wayOut({ busy: task.busy, harmless }, leave, word);
}
