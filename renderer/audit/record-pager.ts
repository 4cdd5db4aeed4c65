/**
 * The audit as rows that are asked for by their number, though the engine hands them out by a cursor: what was read is kept, and
 * read on from its end. When something changed, what is newer than the first row that is held is put in front of it.
 */
import type { AuditPage, AuditRecord } from '../../shared/contract/console/audit.ts';
import type { Page, Range } from '../result-list/column.ts';

/** Records that are asked for at once. */
const READ = 200;

export interface PagerOptions {
  readonly read: (page: { before?: string; limit: number }) => Promise<AuditPage>;
  /** Changes when records may have been added. */
  readonly stamp: () => unknown;
  readonly onCount: (count: RecordCount) => void;
}

export interface RecordCount {
  readonly records: number;
  /** Whether there are no more than these. */
  readonly all: boolean;
}

export interface RecordPager {
  readonly load: (range: Pick<Range, 'offset' | 'limit'>) => Promise<Page<AuditRecord>>;
  /** The record one older (1) or newer (-1) than this one; null at either end. */
  readonly beside: (record: AuditRecord, step: 1 | -1) => Promise<AuditRecord | null>;
}

export const keyOf = ({ serverId, seq }: AuditRecord): string => `${serverId} ${String(seq)}`;
const same = (one: AuditRecord | undefined, other: AuditRecord): boolean => one !== undefined && keyOf(one) === keyOf(other);

interface Held {
  readonly records: readonly AuditRecord[];
  readonly next: string | null;
  readonly total: number | null;
}

const indexIn = (held: Held | null, record: AuditRecord): number => held?.records.findIndex((one) => same(one, record)) ?? -1;

export function recordPager({ read, stamp, onCount }: PagerOptions): RecordPager {
  let held: Held | null = null;
  let stamped: unknown = null;
  let queue: Promise<unknown> = Promise.resolve();

  const readOn = async (next: string | null): Promise<AuditPage> => read({ ...(next === null ? {} : { before: next }), limit: READ });

  /** What is newer than the held ones in front of them; they are dropped where a page does not lead up to them. */
  const renew = async (): Promise<Held> => {
    const now = stamp();
    const { records, next, total } = await readOn(null);
    const first = held?.records[0];
    const at = first === undefined ? -1 : records.findIndex((record) => same(first, record));
    stamped = now;
    if (held === null || at < 0) return { records, next, total };
    return { records: [...records.slice(0, at), ...held.records], next: held.next, total };
  };
  const upTo = async (wanted: number): Promise<Held> => {
    let state = held === null || stamped !== stamp() ? await renew() : held;
    held = state;
    while (state.records.length < wanted && state.next !== null) {
      const { records, next, total } = await readOn(state.next);
      state = { records: [...state.records, ...records], next, total };
      held = state;
    }
    onCount({ records: state.total ?? state.records.length, all: state.total !== null || state.next === null });
    return state;
  };
  /** One after the other: each goes on where the one before it ended. */
  const inTurn = (wanted: number): Promise<Held> => {
    const turn = queue.then(() => upTo(wanted));
    queue = turn.catch(() => undefined);
    return turn;
  };
  return {
    load: async ({ offset, limit }) => {
      const { records, next } = await inTurn(offset + limit);
      return { rows: records.slice(offset, offset + limit), total: records.length + (next === null ? 0 : 1) };
    },
    beside: async (record, step) => {
      const at = indexIn(held, record);
      if (at < 0) return null;
      if (step < 0) return held?.records[at - 1] ?? null;
      const state = await inTurn(at + 2);
      return state.records[indexIn(state, record) + 1] ?? null;
    },
  };
}
