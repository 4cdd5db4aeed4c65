/** What happened to each master secret, from the history: when it came, ruled and went, and what was done to it meanwhile. */
import type { HistoryEvent } from '../../../../shared/contract/console/history.ts';
import type { SecretState } from '../../../../shared/domain/secret-states.ts';

/** Times in milliseconds. */
export interface Life {
  readonly version: number;
  readonly created: number;
  /** Since when it is or was the current one; null where it never was. */
  readonly current: number | null;
  /** When another became current in its place. */
  readonly superseded: number | null;
  /** When it left the ring, or was given up before it was current. */
  readonly ended: { readonly at: number; readonly how: 'retired' | 'cancelled' } | null;
}

export const MARKS = ['backed-up', 'verified', 're-encrypted', 'restored', 'reconciled'] as const;
export type MarkKind = (typeof MARKS)[number];

export interface Mark {
  readonly kind: MarkKind;
  readonly at: number;
  /** Whose bar it stands on. */
  readonly version: number;
  readonly event: HistoryEvent;
}

const isMark = (kind: string): kind is MarkKind => (MARKS as readonly string[]).includes(kind);
const timeOf = (event: HistoryEvent | undefined): number | null => (event === undefined ? null : Date.parse(event.at));

type Begun = Omit<Life, 'superseded'>;

function begun(version: number, own: readonly HistoryEvent[], state: SecretState | undefined): Begun | null {
  const at = (kind: HistoryEvent['kind']): number | null => timeOf(own.find((event) => event.kind === kind));
  const created = at('generated');
  if (created === null) return null;
  const [retired, cancelled] = [at('retired'), at('cancelled')];
  const given = cancelled ?? (state === 'cancelled' ? created : null);
  const ended = retired !== null ? ({ at: retired, how: 'retired' } as const) : null;
  if (given !== null) return { version, created, current: null, ended: ended ?? { at: given, how: 'cancelled' } };
  // Where no record tells of the switch (it lies before the audit, or was left out), the secret ruled from the start.
  const current = at('current') ?? (state === 'pending' ? null : created);
  return { version, created, current, ended };
}

/** Newest version first. `states`: of the secrets that are in the ring. */
export function livesOf(events: readonly HistoryEvent[], states: ReadonlyMap<number, SecretState>): readonly Life[] {
  const versions = [...new Set(events.flatMap(({ version }) => version ?? []))];
  const all = versions.flatMap(
    (version) =>
      begun(
        version,
        events.filter((event) => event.version === version),
        states.get(version),
      ) ?? [],
  );
  const next = (since: number): number | null =>
    all.flatMap(({ current }) => (current !== null && current > since ? current : [])).sort((a, b) => a - b)[0] ?? null;
  return all
    .map((life) => ({ ...life, superseded: life.current === null ? null : next(life.current) }))
    .sort((a, b) => b.version - a.version);
}

const ruledAt = (lives: readonly Life[], at: number): number | undefined =>
  lives.find(({ current, superseded }) => current !== null && current <= at && (superseded === null || at < superseded))?.version;

/** What tells of no single secret stands on the one that was current then. Oldest first. */
export function marksOf(events: readonly HistoryEvent[], lives: readonly Life[]): readonly Mark[] {
  const known = new Set(lives.map(({ version }) => version));
  return events.flatMap((event) => {
    const at = Date.parse(event.at);
    const version = event.version !== null && known.has(event.version) ? event.version : (ruledAt(lives, at) ?? lives[0]?.version);
    return isMark(event.kind) && version !== undefined ? [{ kind: event.kind, at, version, event }] : [];
  });
}
