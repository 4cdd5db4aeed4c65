/**
 * Follows the one operation of the system, or other work of the engine, for the whole window, so that its dialog can be closed (Run in
 * Background) and opened again. It reads a stream; leaving the stream touches nothing.
 */
import type { OperationProgress } from '../../shared/contract/console/operation.ts';
import type { OperationView, UnreadableRow } from '../../shared/contract/schemas.ts';

export interface Followed<Event = OperationProgress> {
  readonly latest: Event | null;
  readonly error: unknown;
  /** Whether a stream is being read. */
  readonly following: boolean;
}

export interface Follower<Event = OperationProgress> {
  readonly get: () => Followed<Event>;
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Reads this stream to its end; a newer call takes its place. Settles with the first event, or with the refusal that came
   * instead; what fails later is in the state.
   */
  readonly follow: (open: () => Promise<AsyncIterable<Event>>) => Promise<void>;
  /** Nothing is followed any more, nor known. */
  readonly forget: () => void;
}

const IDLE: Followed<never> = { latest: null, error: null, following: false };

/** Nobody reads it any more: the other end need not go on writing. Where the link is lost, it does not. */
const leave = (events: AsyncIterator<unknown>): void => void events.return?.().catch(() => undefined);

async function readOn<Event>(
  events: AsyncIterator<Event>,
  isMine: () => boolean,
  set: (next: Followed<Event>) => void,
  get: () => Followed<Event>,
): Promise<void> {
  try {
    for (let event = await events.next(); isMine() && event.done !== true; event = await events.next())
      set({ latest: event.value, error: null, following: true });
    if (isMine()) set({ ...get(), following: false });
    else leave(events);
  } catch (error) {
    if (isMine()) set({ ...get(), error, following: false });
  }
}

export function createFollower<Event = OperationProgress>(): Follower<Event> {
  let state: Followed<Event> = IDLE;
  let turn = 0;
  const listeners = new Set<() => void>();
  const set = (next: Followed<Event>): void => {
    state = next;
    for (const listener of [...listeners]) listener();
  };
  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    follow: async (open) => {
      const mine = ++turn;
      const isMine = (): boolean => mine === turn;
      const events = (await open())[Symbol.asyncIterator]();
      const first = await events.next();
      if (!isMine()) {
        leave(events);
        return;
      }
      set({ latest: first.done === true ? null : first.value, error: null, following: first.done !== true });
      void readOn(events, isMine, set, () => state);
    },
    forget: () => {
      turn += 1;
      set(IDLE);
    },
  };
}

export const operationOf = (followed: Followed): OperationView | null => followed.latest?.operation ?? null;
export const unreadableOf = (followed: Followed): readonly UnreadableRow[] => followed.latest?.unreadable ?? [];
