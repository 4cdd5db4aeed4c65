import { describe, expect, it } from 'vitest';
import type { HistoryEvent } from '../../../../shared/contract/console/history.ts';
import { groupsOf, lanesOf, MARK_ROOM } from './layout.ts';
import { livesOf, marksOf } from './lives.ts';
import { placeOf, scaleOf, tickText, ticksOf } from './scale.ts';

const event = (kind: HistoryEvent['kind'], at: string, version: number | null): HistoryEvent => ({
  kind,
  at,
  version,
  actor: 'HOST\\anna',
  detail: {},
});
const at = (iso: string): number => Date.parse(iso);
const NOW = at('2026-11-21T12:00:00Z');
const NONE = new Map<number, never>();

const TWO_LIVES = [
  event('generated', '2025-01-10T08:00:00Z', 1),
  event('current', '2025-01-10T08:00:05Z', 1),
  event('verified', '2025-06-01T08:00:00Z', null),
  event('generated', '2026-01-10T08:00:00Z', 2),
  event('backed-up', '2026-01-10T08:00:03Z', 2),
  event('current', '2026-01-10T08:00:05Z', 2),
  event('re-encrypted', '2026-01-10T08:01:00Z', 2),
  event('retired', '2026-03-01T08:00:00Z', 1),
];

describe('the lives of the secrets', () => {
  it('go from created over current to superseded and retired, newest first', () => {
    expect(livesOf(TWO_LIVES, NONE)).toEqual([
      { version: 2, created: at('2026-01-10T08:00:00Z'), current: at('2026-01-10T08:00:05Z'), superseded: null, ended: null },
      {
        version: 1,
        created: at('2025-01-10T08:00:00Z'),
        current: at('2025-01-10T08:00:05Z'),
        superseded: at('2026-01-10T08:00:05Z'),
        ended: { at: at('2026-03-01T08:00:00Z'), how: 'retired' },
      },
    ]);
  });

  it('never rule where they were cancelled, and not yet where they are pending', () => {
    const events = [...TWO_LIVES, event('generated', '2026-04-01T08:00:00Z', 3), event('cancelled', '2026-04-02T08:00:00Z', 3)];
    const pending = [...events, event('generated', '2026-05-01T08:00:00Z', 4)];
    const [four, three, two] = livesOf(pending, new Map([[4, 'pending']]));
    expect(four).toMatchObject({ current: null, ended: null });
    expect(three).toMatchObject({ current: null, ended: { how: 'cancelled', at: at('2026-04-02T08:00:00Z') } });
    expect(two).toMatchObject({ superseded: null });
  });

  it('begin to rule when they were made, where no record tells of the switch', () => {
    expect(livesOf([event('generated', '2025-01-10T08:00:00Z', 1)], NONE)[0]?.current).toBe(at('2025-01-10T08:00:00Z'));
  });
});

describe('the marks', () => {
  const lives = livesOf(TWO_LIVES, NONE);
  const marks = marksOf(TWO_LIVES, lives);

  it('stand on their secret; what tells of none, on the one that was current then', () => {
    expect(marks.map(({ kind, version }) => [kind, version])).toEqual([
      ['verified', 1],
      ['backed-up', 2],
      ['re-encrypted', 2],
    ]);
  });

  it('that would overlap are one, and keep all that they tell', () => {
    const scale = scaleOf(at('2025-01-10T08:00:00Z'), NOW, 600);
    const groups = groupsOf(marks, scale);
    expect(groups.map((group) => group.marks.length)).toEqual([1, 2]);
    const wide = { ...scale, from: at('2026-01-10T08:00:00Z'), to: at('2026-01-10T08:02:00Z') };
    const [, apart] = [groupsOf(marks.slice(0, 1), wide), groupsOf(marks.slice(1), wide)];
    expect(apart.map((group) => group.marks.length)).toEqual([1, 1]);
    expect((apart[1]?.x ?? 0) - (apart[0]?.x ?? 0)).toBeGreaterThanOrEqual(MARK_ROOM);
  });
});

describe('the bars', () => {
  it('follow one another without a gap, up to now or to the end', () => {
    const lives = livesOf(TWO_LIVES, NONE);
    const scale = scaleOf(at('2025-01-10T08:00:00Z'), NOW, 600);
    const [two, one] = lanesOf(lives, [], NOW, scale);
    expect(one?.bars.map(({ phase }) => phase)).toEqual(['pending', 'current', 'previous']);
    const [, current, previous] = one?.bars ?? [];
    expect((current?.x ?? 0) + (current?.width ?? 0)).toBeCloseTo(previous?.x ?? -1);
    expect((previous?.x ?? 0) + (previous?.width ?? 0)).toBeCloseTo(one?.end ?? -1);
    expect(two?.end).toBeNull();
    const last = two?.bars.at(-1);
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(placeOf(NOW, scale));
  });

  it('can be seen however short they are', () => {
    const made = '2026-11-21T11:59:59Z';
    const [lane] = lanesOf(livesOf([event('generated', made, 1)], NONE), [], NOW, scaleOf(at('2016-01-01T00:00:00Z'), NOW, 600));
    for (const bar of lane?.bars ?? []) expect(bar.width).toBeGreaterThanOrEqual(3);
  });
});

describe('the axis', () => {
  it.each([
    ['an hour', 3_600_000, 'minute'],
    ['a day', 86_400_000, 'hour'],
    ['a month', 30 * 86_400_000, 'day'],
    ['two years', 730 * 86_400_000, 'month'],
    ['twenty years', 7305 * 86_400_000, 'year'],
    ['two hundred years', 73_050 * 86_400_000, 'year'],
  ])('over %s has round instants, as far apart as their labels need', (_name, span, unit) => {
    const ticks = ticksOf(scaleOf(NOW - span, NOW, 700), 90);
    expect(ticks.length).toBeGreaterThan(1);
    expect(ticks.length).toBeLessThanOrEqual(21);
    expect(new Set(ticks.map((tick) => tick.unit))).toEqual(new Set([unit]));
    for (const tick of ticks) expect(new Date(tick.at).getSeconds()).toBe(0);
  });

  it('begins with the first event and ends with now, which has room where the system is new', () => {
    const young = scaleOf(NOW, NOW, 700);
    expect(placeOf(NOW, young)).toBeGreaterThan(0);
    expect(placeOf(NOW, young)).toBeLessThan(50);
    expect(ticksOf(young, 90).length).toBeGreaterThan(1);
    const old = scaleOf(NOW - 86_400_000, NOW, 700);
    expect(placeOf(NOW - 86_400_000, old)).toBeLessThan(50);
    expect(placeOf(NOW, old)).toBeGreaterThan(650);
    expect(placeOf(NOW, old)).toBeLessThan(700);
  });

  it('is written as the language writes dates', () => {
    const tick = { at: new Date(2026, 10, 1).getTime(), x: 0, unit: 'month' } as const;
    expect(tickText(tick, 'en-GB')).toBe('Nov 2026');
    expect(tickText(tick, 'fr-FR')).toBe('nov. 2026');
    expect(tickText({ ...tick, unit: 'hour' }, 'en-GB')).toBe('1 Nov');
  });
});
