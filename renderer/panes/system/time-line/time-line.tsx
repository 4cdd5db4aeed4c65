/**
 * The life of the master secrets, drawn: a lane for each version, the newest on top. One stop of the Tab key; arrows go from one
 * thing to the next, and each says what it is.
 */
import { useState, type KeyboardEvent } from 'react';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { HistoryEvent } from '../../../../shared/contract/console/history.ts';
import type { SecretState } from '../../../../shared/domain/secret-states.ts';
import { localeOf } from '../../../text/format.ts';
import { LaneDrawing } from './lane-drawing.tsx';
import { lanesOf } from './layout.ts';
import { livesOf, marksOf } from './lives.ts';
import { LOOK } from './look.ts';
import { scaleOf, tickText, ticksOf } from './scale.ts';
import { LANE, LANE_NAMES, EDGE } from './sizes.ts';
import { useWidth } from './use-width.ts';

interface Props {
  readonly events: readonly HistoryEvent[];
  readonly states: ReadonlyMap<number, SecretState>;
  /** Milliseconds. */
  readonly now: number;
}

/** Older ones stand in the list. */
const LANES_SHOWN = 6;
/** Pixels between the labels of the axis. */
const LABEL_ROOM = 92;

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function moveFocus(event: KeyboardEvent<SVGSVGElement>): void {
  const items = [...event.currentTarget.querySelectorAll<SVGGElement>('[data-item]')];
  const at = items.indexOf(document.activeElement as unknown as SVGGElement);
  const step = STEPS[event.key];
  const target = event.key === 'Home' ? 0 : event.key === 'End' ? items.length - 1 : step === undefined ? null : at + step;
  if (target === null) return;
  event.preventDefault();
  items[target]?.focus();
}

export function TimeLine({ events, states, now }: Props) {
  const { t, i18n } = useTranslation(['console', 'overview']);
  const { width, ref } = useWidth();
  const [stop, setStop] = useState<string | null>(null);
  const lives = livesOf(events, states);
  const scale = scaleOf(Math.min(...lives.map(({ created }) => created)), now, Math.max(0, width - LANE_NAMES - EDGE));
  const lanes = lanesOf(lives, marksOf(events, lives), now, scale).slice(0, LANES_SHOWN);
  const height = lanes.length * LANE + 20;
  const first = lanes[0] === undefined ? null : `${lanes[0].life.version}`;
  return (
    <Box ref={ref} sx={{ ...LOOK, overflow: 'hidden' }}>
      {width > 0 && (
        <svg width={width} height={height} role="group" aria-label={t('overview:life.drawing')} onKeyDown={moveFocus}>
          <g transform={`translate(${LANE_NAMES},0)`}>
            {ticksOf(scale, LABEL_ROOM).map(({ at, x, unit }) => (
              <g key={at} aria-hidden>
                <line className="tick" x1={x} x2={x} y1={0} y2={height - 18} />
                <text x={x} y={height - 4} textAnchor={x < 30 ? 'start' : x > scale.width - 30 ? 'end' : 'middle'}>
                  {tickText({ at, x, unit }, localeOf(i18n.language))}
                </text>
              </g>
            ))}
          </g>
          {lanes.map((lane, index) => (
            <LaneDrawing key={lane.life.version} lane={lane} y={index * LANE} scale={scale} stop={stop ?? first} onStop={setStop} />
          ))}
        </svg>
      )}
    </Box>
  );
}
