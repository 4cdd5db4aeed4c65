/** The sign of each kind of mark: known by its shape, for colour alone says nothing. Drawn around the origin. */
import type { MarkKind } from './lives.ts';

const SHAPES: Readonly<Record<MarkKind, string>> = {
  'backed-up': 'M-5,-5H5V5H-5Z',
  verified: 'M0,-6A6,6 0 1 1 -0.01,-6Z',
  're-encrypted': 'M0,-6.5L6.5,0L0,6.5L-6.5,0Z',
  restored: 'M0,-6L6.5,5.5H-6.5Z',
  reconciled: 'M-3.2,-5.6H3.2L6.4,0L3.2,5.6H-3.2L-6.4,0Z',
};

/** What is drawn on the shape, in the colour of the ground. */
const INNER: Readonly<Partial<Record<MarkKind, string>>> = {
  verified: 'M-2.8,0.2L-0.8,2.2L3,-2',
  reconciled: 'M-3,-1.4H3M-3,1.4H3',
};

export function MarkSign({ kind }: { kind: MarkKind }) {
  return (
    <>
      <path className={`sign ${kind}`} d={SHAPES[kind]} />
      {INNER[kind] !== undefined && <path className="inner" d={INNER[kind]} />}
    </>
  );
}
