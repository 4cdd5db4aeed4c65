/** What this process is at work on beside an operation, and what came of it, until somebody has looked at it. */
import { SsoError } from '../../shared/errors.ts';
import type { Guid } from '../../shared/domain/names.ts';
import type { Clock } from '../platform/clock.ts';
import { runWork } from './run-work.ts';
import type { Work, WorkRegistry } from './types.ts';

const hasEnded = (work: Work): boolean => work.view().state !== 'running';

/** `onChange` hears when one begins to be shown, ends, or is forgotten. */
export function openWorkRegistry(clock: Clock, onChange: () => void): WorkRegistry {
  const atWork = new Set<Work>();
  const shown = new Map<Guid, Work>();
  let stopped = false;

  const forget = (which: (work: Work) => boolean): void => {
    for (const work of [...shown.values()]) if (which(work)) shown.delete(work.id);
    onChange();
  };
  /** A result is kept for whoever has looked away; the next of its kind takes its place. */
  function ended(work: Work): void {
    const { id, kind, state } = work.view();
    forget((other) => (other.id === id ? state === 'cancelled' : other.view().kind === kind && hasEnded(other)));
  }
  async function show(work: Work): Promise<void> {
    await work.begun;
    shown.set(work.id, work);
    onChange();
    void work.finished.then(() => ended(work));
  }

  async function endAll(): Promise<void> {
    for (const work of atWork) work.cancel();
    await Promise.all([...atWork].map(({ finished }) => finished));
  }

  return {
    async begin(kind, caller, job) {
      if (stopped) throw new SsoError('DATABASE_AWAY', { reason: 'closed' });
      const work = runWork({ kind, startedBy: caller.account, clock }, job);
      atWork.add(work);
      void work.finished.then(() => atWork.delete(work));
      await show(work);
      return work;
    },
    list: () => [...shown.values()].map((work) => work.view()),
    find(id) {
      const work = shown.get(id);
      if (!work) throw new SsoError('WORK_NONE');
      return work;
    },
    dismiss: (id) => forget((work) => work.id === id && hasEnded(work)),
    running: () => atWork.size > 0,
    endAll,
    async stop() {
      stopped = true;
      await endAll();
    },
  };
}
