/**
 * Follows the one operation of the system for the whole window, so that its dialog can be closed (Run in Background) and opened
 * again. It reads a stream; leaving the stream touches nothing.
 */
import type { OperationProgress } from '../../shared/contract/console/operation.ts';
import type { OperationView, UnreadableRow } from '../../shared/contract/schemas.ts';

type Stream = AsyncIterable<OperationProgress>;

export interface Followed {
  readonly latest: OperationProgress | null;
  readonly error: unknown;
  /** Whether a stream is being read. */
  readonly following: boolean;
}

export interface Follower {
  readonly get: () => Followed;
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Reads this stream to its end; a newer call takes its place. Settles with the first event, or with the refusal that came
   * instead; what fails later is in the state.
   */
  readonly follow: (open: () => Promise<Stream>) => Promise<void>;
}

const IDLE: Followed = { latest: null, error: null, following: false };

async function readOn(
  events: AsyncIterator<OperationProgress>,
  isMine: () => boolean,
  set: (next: Followed) => void,
  get: () => Followed,
): Promise<void> {
  try {
    for (let event = await events.next(); isMine() && event.done !== true; event = await events.next())
      set({ latest: event.value, error: null, following: true });
    if (isMine()) set({ ...get(), following: false });
  } catch (error) {
    if (isMine()) set({ ...get(), error, following: false });
  }
}

export function createFollower(): Follower {
  let state = IDLE;
  let turn = 0;
  const listeners = new Set<() => void>();
  const set = (next: Followed): void => {
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
      if (!isMine()) return;
      set({ latest: first.done === true ? null : first.value, error: null, following: first.done !== true });
      void readOn(events, isMine, set, () => state);
    },
  };
}

export const operationOf = (followed: Followed): OperationView | null => followed.latest?.operation ?? null;
export const unreadableOf = (followed: Followed): readonly UnreadableRow[] => followed.latest?.unreadable ?? [];
