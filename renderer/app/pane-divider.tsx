/** The bar between two panes: dragged by mouse, moved by arrow keys, remembered when let go. */
import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { PANE_WIDTH, type Panes, type SidePane } from './use-panes.ts';

const KEY_STEP = 16;

export function PaneDivider({ pane, panes }: { pane: SidePane; panes: Panes }) {
  const { t } = useTranslation('console');
  const drag = useRef<{ x: number; width: number } | null>(null);
  /** The actions pane lies to the right of its bar, so it grows when the bar goes left. */
  const direction = pane === 'tree' ? 1 : -1;
  const width = panes.widths[pane];

  const onPointerDown = (event: PointerEvent): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, width };
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (drag.current !== null) panes.resize(pane, drag.current.width + direction * (event.clientX - drag.current.x));
  };
  const onPointerUp = (): void => {
    drag.current = null;
    panes.remember();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? KEY_STEP : event.key === 'ArrowLeft' ? -KEY_STEP : 0;
    if (step === 0) return;
    event.preventDefault();
    panes.resize(pane, width + direction * step);
    panes.remember();
  };
  return (
    <Box
      role="separator"
      aria-orientation="vertical"
      aria-label={t(`panes.resize.${pane}`)}
      aria-valuenow={width}
      aria-valuemin={PANE_WIDTH.min}
      aria-valuemax={PANE_WIDTH.max}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onKeyDown={onKeyDown}
      sx={{
        flex: 'none',
        width: 5,
        boxSizing: 'border-box',
        cursor: 'col-resize',
        touchAction: 'none',
        bgcolor: 'background.default',
        borderInline: '1px solid',
        borderColor: 'divider',
        '&:hover': { bgcolor: 'action.hover' },
      }}
    />
  );
}
