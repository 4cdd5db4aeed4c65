/** Time along a width: where an instant stands, and the round instants that the axis names. Times in milliseconds, places in pixels. */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export type TickUnit = 'minute' | 'hour' | 'day' | 'month' | 'year';

export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly width: number;
}

export interface Tick {
  readonly at: number;
  readonly x: number;
  /** What its label has to tell. */
  readonly unit: TickUnit;
}

/** A system that was set up just now stands at the left edge, with room before it. */
const SHORTEST = 10 * MINUTE;

/** From the first event to now or a little later, with some air at both ends. */
export function scaleOf(first: number, now: number, width: number): Scale {
  const span = Math.max(SHORTEST, now - first);
  return { from: first - span * 0.02, to: first + span * 1.02, width };
}

export const placeOf = (at: number, { from, to, width }: Scale): number =>
  Math.min(width, Math.max(0, ((at - from) / (to - from)) * width));

const STEPS: readonly (readonly [TickUnit, number, number])[] = [
  ['minute', 2, 2 * MINUTE],
  ['minute', 5, 5 * MINUTE],
  ['minute', 10, 10 * MINUTE],
  ['minute', 30, 30 * MINUTE],
  ['hour', 1, HOUR],
  ['hour', 3, 3 * HOUR],
  ['hour', 6, 6 * HOUR],
  ['hour', 12, 12 * HOUR],
  ['day', 1, DAY],
  ['day', 2, 2 * DAY],
  ['day', 7, 7 * DAY],
  ['day', 14, 14 * DAY],
  ['month', 1, 30 * DAY],
  ['month', 3, 91 * DAY],
  ['month', 6, 182 * DAY],
  ['year', 1, 365 * DAY],
  ['year', 2, 730 * DAY],
  ['year', 5, 1826 * DAY],
  ['year', 10, 3652 * DAY],
];
const COARSEST = STEPS[STEPS.length - 1] ?? (['year', 10, 3652 * DAY] as const);

/** Of the wall clock of the person who looks: a day begins at their midnight. */
function startOf(unit: TickUnit, count: number, at: number): Date {
  const date = new Date(at);
  const [year, month, day, hour, minute] = [date.getFullYear(), date.getMonth(), date.getDate(), date.getHours(), date.getMinutes()];
  const down = (value: number): number => value - (value % count);
  if (unit === 'year') return new Date(down(year), 0);
  if (unit === 'month') return new Date(year, down(month));
  if (unit === 'day') return new Date(year, month, count === 1 ? day : 1 + down(day - 1));
  return unit === 'hour' ? new Date(year, month, day, down(hour)) : new Date(year, month, day, hour, down(minute));
}

function following(unit: TickUnit, count: number, date: Date): Date {
  const next = new Date(date);
  if (unit === 'year') next.setFullYear(next.getFullYear() + count);
  else if (unit === 'month') next.setMonth(next.getMonth() + count);
  else if (unit === 'day') next.setDate(next.getDate() + count);
  else next.setTime(next.getTime() + count * (unit === 'hour' ? HOUR : MINUTE));
  return next;
}

/** At least `room` pixels apart. */
export function ticksOf(scale: Scale, room: number): readonly Tick[] {
  const { from, to, width } = scale;
  const most = Math.max(1, width / room);
  const [unit, count] = STEPS.find(([, , length]) => (to - from) / length <= most) ?? COARSEST;
  const ticks: Tick[] = [];
  for (let date = startOf(unit, count, from); date.getTime() <= to; date = following(unit, count, date))
    if (date.getTime() >= from) ticks.push({ at: date.getTime(), x: placeOf(date.getTime(), scale), unit });
  return ticks;
}

const LABELS: Readonly<Record<TickUnit, Intl.DateTimeFormatOptions>> = {
  minute: { hour: '2-digit', minute: '2-digit' },
  hour: { hour: '2-digit', minute: '2-digit' },
  day: { day: 'numeric', month: 'short' },
  month: { month: 'short', year: 'numeric' },
  year: { year: 'numeric' },
};

/** Midnight among hours is named by its day. */
export function tickText({ at, unit }: Tick, locale: string): string {
  const midnight = new Date(at).getHours() === 0 && new Date(at).getMinutes() === 0;
  const told = (unit === 'hour' || unit === 'minute') && midnight ? 'day' : unit;
  return new Intl.DateTimeFormat(locale, LABELS[told]).format(new Date(at));
}
