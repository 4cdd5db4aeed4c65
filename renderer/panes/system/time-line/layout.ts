/** The drawing as numbers: a lane for each secret, bars for what it was, and its marks, of which those that would overlap are one. Pixels. */
import type { Life, Mark } from './lives.ts';
import { placeOf, type Scale } from './scale.ts';

export type Phase = 'pending' | 'current' | 'previous';

export interface Bar {
  readonly phase: Phase;
  readonly x: number;
  readonly width: number;
}

export interface MarkGroup {
  readonly x: number;
  /** Oldest first; never empty. */
  readonly marks: readonly Mark[];
}

export interface Lane {
  readonly life: Life;
  readonly bars: readonly Bar[];
  readonly groups: readonly MarkGroup[];
  /** Where the bar ends for good; null while the secret is in the ring. */
  readonly end: number | null;
}

/** What is shorter is still to be seen, and what is nearer is one mark. */
const BAR_LEAST = 3;
export const MARK_ROOM = 18;

function barsOf({ created, current, superseded, ended }: Life, now: number, scale: Scale): readonly Bar[] {
  const last = ended?.at ?? now;
  const bar = (phase: Phase, from: number, to: number): readonly Bar[] => {
    const x = placeOf(from, scale);
    return to < from ? [] : [{ phase, x, width: Math.max(BAR_LEAST, placeOf(to, scale) - x) }];
  };
  return [
    ...(current === null ? bar('pending', created, last) : current > created ? bar('pending', created, current) : []),
    ...(current === null ? [] : bar('current', current, Math.min(superseded ?? last, last))),
    ...(superseded === null ? [] : bar('previous', superseded, last)),
  ];
}

/** Marks in their order; a group stands in the middle of what it holds, and as far from the next as a mark is wide. */
export function groupsOf(marks: readonly Mark[], scale: Scale): readonly MarkGroup[] {
  const groups: { first: number; last: number; marks: Mark[] }[] = [];
  for (const mark of [...marks].sort((a, b) => a.at - b.at)) {
    const x = placeOf(mark.at, scale);
    const open = groups.at(-1);
    if (open !== undefined && x - open.first < MARK_ROOM) {
      open.marks.push(mark);
      open.last = x;
    } else groups.push({ first: x, last: x, marks: [mark] });
  }
  return groups.map(({ first, last, marks: held }) => ({ x: (first + last) / 2, marks: held }));
}

export function lanesOf(lives: readonly Life[], marks: readonly Mark[], now: number, scale: Scale): readonly Lane[] {
  return lives.map((life) => ({
    life,
    bars: barsOf(life, now, scale),
    groups: groupsOf(
      marks.filter(({ version }) => version === life.version),
      scale,
    ),
    end: life.ended === null ? null : placeOf(life.ended.at, scale),
  }));
}
