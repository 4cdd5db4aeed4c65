/** Colours of the drawing, as variables of the theme: light, dark and high contrast change them without drawing anew. */
const colour = (name: string): string => `var(--mui-palette-${name})`;

export const LOOK = {
  '& text': { fontSize: '0.8125rem', fill: colour('text-secondary') },
  '& [data-item]:focus-visible': { outlineOffset: '2px' },
  '& .lane-name': { fill: colour('text-primary') },
  '& .track, & .tick': { stroke: colour('divider'), strokeWidth: 1 },
  '& .bar.current': { fill: colour('primary-main') },
  '& .bar.previous': { fill: colour('primary-main'), fillOpacity: 0.3 },
  '& .bar.pending': { fill: 'none', stroke: colour('primary-main'), strokeDasharray: '3 2' },
  '& .end': { stroke: colour('text-secondary'), strokeWidth: 2, fill: 'none' },
  '& .sign': { fill: colour('info-main') },
  '& .sign.verified': { fill: colour('success-main') },
  '& .sign.restored, & .sign.reconciled': { fill: colour('warning-main') },
  '& .inner': { stroke: colour('background-paper'), strokeWidth: 1.6, fill: 'none' },
  '& .many': { fill: colour('text-secondary') },
  '& .many-count': { fill: colour('background-paper'), fontWeight: 600, fontSize: '0.75rem' },
  '@media (forced-colors: active)': {
    '& .bar.current, & .sign': { fill: 'CanvasText' },
    '& .bar.previous': { fill: 'GrayText', fillOpacity: 1 },
    '& text': { fill: 'CanvasText' },
  },
} as const;
