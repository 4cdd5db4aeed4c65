/** Two high contrasts: the console's own, over its dark colours, and the system's, whose colours are not ours to choose. */

/** Who chose the system's high contrast gets the system's colours: only shapes are ours. */
export const FORCED = '@media (forced-colors: active)';

/** Black, white, and one colour for what is chosen; every edge visible. The channels are what MUI mixes paler tones of. */
const COLOURS = {
  '--mui-palette-background-default': '#000000',
  '--mui-palette-background-paper': '#000000',
  '--mui-palette-common-onBackgroundChannel': '255 255 255',
  '--mui-palette-text-primary': '#ffffff',
  '--mui-palette-text-secondary': '#ffffff',
  '--mui-palette-text-disabled': '#a6f0a6',
  '--mui-palette-divider': '#ffffff',
  '--mui-palette-primary-main': '#ffff00',
  '--mui-palette-primary-mainChannel': '255 255 0',
  '--mui-palette-primary-contrastText': '#000000',
  '--mui-palette-error-main': '#ff8f8f',
  '--mui-palette-warning-main': '#ffc14d',
  '--mui-palette-success-main': '#7dff7d',
  '--mui-palette-info-main': '#8fd0ff',
  '--mui-palette-action-selected': '#1a4780',
  '--mui-palette-action-hover': '#333333',
  '--mui-palette-action-disabled': '#a6f0a6',
  '--mui-palette-action-disabledBackground': '#3c5c3c',
} as const;

const ROOT = ':root[data-high-contrast]';

export const HIGH_CONTRAST = {
  [ROOT]: COLOURS,
  [`${ROOT} [data-pane]`]: { '--sso-selected': 'var(--mui-palette-action-selected)' },
  [`${ROOT} [aria-selected="true"] > .MuiTreeItem-content`]: { outline: '1px solid #ffff00', outlineOffset: '-1px' },
  [`${ROOT} .MuiOutlinedInput-root:not(.Mui-error, .Mui-focused, .Mui-disabled) .MuiOutlinedInput-notchedOutline`]: {
    borderColor: '#ffffff',
  },
  [`${ROOT} .MuiAlert-root`]: { border: '1px solid' },
  [`${ROOT} .bar.previous`]: { fillOpacity: 0, stroke: '#ffff00' },
} as const;

/** In the system's own pair for what is chosen. */
const chosen = { backgroundColor: 'Highlight', color: 'HighlightText', forcedColorAdjust: 'none' } as const;

export const FORCED_COLOURS = {
  ':focus-visible': { outlineColor: 'Highlight' },
  '[aria-disabled="true"], .MuiIconButton-root[aria-disabled="true"]': { color: 'GrayText' },
  '[aria-selected="true"] > .MuiTreeItem-content': { outline: '1px solid Highlight' },
  '.ag-row-selected, .ag-row-selected .ag-cell': chosen,
  '.ag-row-selected svg': { color: 'HighlightText', forcedColorAdjust: 'none' },
  // Edges that are transparent otherwise would draw every cell of a list as a box.
  '.ag-row .ag-cell:not(.ag-cell-focus)': { borderColor: 'transparent', forcedColorAdjust: 'none', color: 'CanvasText' },
  '.ag-row-selected .ag-cell:not(.ag-cell-focus)': { color: 'HighlightText' },
  '.MuiToggleButton-root.Mui-selected, .MuiIconButton-root[aria-pressed="true"]': chosen,
  '.MuiTabs-indicator': { backgroundColor: 'Highlight', forcedColorAdjust: 'none' },
  '.MuiAlert-root': { border: '1px solid' },
} as const;
