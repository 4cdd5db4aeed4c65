/** One secret in the drawing: its name, its bar, and above the bar what was done to it. */
import type { ReactElement } from 'react';
import Tooltip from '@mui/material/Tooltip';
import { useTranslation } from 'react-i18next';
import type { Lane, MarkGroup } from './layout.ts';
import { MarkSign } from './mark-sign.tsx';
import type { Scale } from './scale.ts';
import { LANE_NAMES } from './sizes.ts';
import { useEventText } from './use-event-text.ts';

interface Props {
  readonly lane: Lane;
  readonly y: number;
  readonly scale: Scale;
  /** The one thing that the Tab key stops at. */
  readonly stop: string | null;
  readonly onStop: (id: string) => void;
}

const BAR = { y: 21, height: 8 } as const;
const MARKS_Y = 10;

export function LaneDrawing({ lane, y, scale, stop, onStop }: Props) {
  const { t } = useTranslation(['console', 'overview']);
  const text = useEventText();
  const { life, bars, groups, end } = lane;
  const item = (id: string, what: string) => ({
    'data-item': true,
    role: 'img',
    'aria-label': what.replaceAll('\n', '; '),
    tabIndex: id === stop ? 0 : -1,
    onFocus: () => onStop(id),
  });
  const own = `${life.version}`;
  const [begin, until] = [bars[0]?.x ?? 0, bars.at(-1)];
  const length = until === undefined ? 0 : until.x + until.width - begin;
  return (
    <g transform={`translate(0,${y})`}>
      <text className="lane-name" aria-hidden x={0} y={BAR.y + 8}>
        {t('overview:life.lane', { version: life.version })}
      </text>
      <g transform={`translate(${LANE_NAMES},0)`}>
        <line className="track" x1={0} x2={scale.width} y1={BAR.y + 4} y2={BAR.y + 4} />
        <Tip what={text.life(life)}>
          <g {...item(own, text.life(life))}>
            {/* Something to point at that is higher than the bar. */}
            <rect x={begin} y={BAR.y - 2} width={length} height={BAR.height + 4} fillOpacity={0} />
            {bars.map(({ phase, x, width }) => (
              <rect key={phase} className={`bar ${phase}`} x={x} y={BAR.y} width={width} height={BAR.height} rx={1.5} />
            ))}
            {end !== null && <path className="end" d={`M${end},${BAR.y - 4}V${BAR.y + BAR.height + 4}`} />}
          </g>
        </Tip>
        {groups.map((group) => {
          const what = text.group(group);
          const id = `${own}/${group.marks[0]?.event.at ?? ''}`;
          return (
            <Tip key={id} what={what}>
              <g
                transform={`translate(${group.x},${MARKS_Y})`}
                {...item(id, `${t('overview:life.secret', { version: life.version })}\n${what}`)}
              >
                <GroupSign group={group} />
              </g>
            </Tip>
          );
        })}
      </g>
    </g>
  );
}

/** One mark by its sign; several by their number. */
function GroupSign({ group: { marks } }: { group: MarkGroup }) {
  const [only, ...others] = marks;
  if (only !== undefined && others.length === 0) return <MarkSign kind={only.kind} />;
  return (
    <>
      <rect className="many" x={-9} y={-7.5} width={18} height={15} rx={4} />
      <text className="many-count" textAnchor="middle" y={4.5}>
        {marks.length}
      </text>
    </>
  );
}

function Tip({ what, children }: { what: string; children: ReactElement }) {
  return (
    <Tooltip title={what} placement="top" slotProps={{ tooltip: { sx: { whiteSpace: 'pre-line', fontSize: '0.8125rem', maxWidth: 420 } } }}>
      {children}
    </Tooltip>
  );
}
