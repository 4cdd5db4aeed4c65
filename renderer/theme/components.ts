/** Desktop habits for MUI's components: small, square, without ripples; focus always visible. */
import type { Components, Theme } from '@mui/material/styles';

/** Who chose the system's high contrast gets the system's colours: only shapes are ours. */
const FORCED = '@media (forced-colors: active)';

/** Chosen in the console: black, white, and one colour for what is chosen; every edge visible. */
const HIGH_CONTRAST = {
  '--mui-palette-background-default': '#000000',
  '--mui-palette-background-paper': '#000000',
  '--mui-palette-text-primary': '#ffffff',
  '--mui-palette-text-secondary': '#ffffff',
  '--mui-palette-text-disabled': '#a6f0a6',
  '--mui-palette-divider': '#ffffff',
  '--mui-palette-primary-main': '#ffff00',
  '--mui-palette-primary-contrastText': '#000000',
  '--mui-palette-error-main': '#ff8f8f',
  '--mui-palette-warning-main': '#ffc14d',
  '--mui-palette-success-main': '#7dff7d',
  '--mui-palette-info-main': '#8fd0ff',
  '--mui-palette-action-selected': '#1a4780',
  '--mui-palette-action-hover': '#333333',
} as const;

/** What floats has an edge of its own: shadows and lighter greys say nothing in high contrast. */
const edge = { backgroundImage: 'none', border: '1px solid var(--mui-palette-divider)' } as const;

const focusRing = { outline: '2px solid var(--mui-palette-primary-main)', outlineOffset: '-2px' } as const;

export const componentDefaults: Components<Theme> = {
  MuiCssBaseline: {
    styleOverrides: {
      'html, body, #root': { height: '100%' },
      body: { overflow: 'hidden', userSelect: 'none' },
      ':focus-visible': focusRing,
      ':root[data-high-contrast]': HIGH_CONTRAST,
      ':root[data-high-contrast] [aria-selected="true"] > .MuiTreeItem-content': { outline: '1px solid #ffff00', outlineOffset: '-1px' },
      ':root[data-high-contrast] .ag-row-selected': { outline: '1px solid #ffff00', outlineOffset: '-1px' },
      [FORCED]: {
        ':focus-visible': { outlineColor: 'Highlight' },
        '[aria-disabled="true"]': { color: 'GrayText' },
        '[aria-selected="true"] > .MuiTreeItem-content': { outline: '1px solid Highlight' },
      },
    },
  },
  MuiButtonBase: {
    defaultProps: { disableRipple: true, disableTouchRipple: true },
    styleOverrides: { root: { '&.Mui-focusVisible': focusRing } },
  },
  MuiButton: {
    defaultProps: { size: 'small', variant: 'outlined', disableElevation: true },
    styleOverrides: {
      root: { minWidth: 84, paddingBlock: 3, lineHeight: 1.5, [FORCED]: { '&.MuiButton-contained': { border: '1px solid' } } },
    },
  },
  MuiIconButton: { defaultProps: { size: 'small' } },
  MuiTextField: { defaultProps: { size: 'small', fullWidth: true } },
  MuiOutlinedInput: {
    defaultProps: { size: 'small' },
    styleOverrides: { input: { paddingBlock: 6 }, multiline: { paddingBlock: 0 } },
  },
  MuiMenuItem: { defaultProps: { dense: true }, styleOverrides: { root: { minHeight: 28, paddingBlock: 3 } } },
  MuiMenu: { defaultProps: { slotProps: { list: { dense: true } } }, styleOverrides: { paper: edge } },
  MuiDivider: { styleOverrides: { root: { '.MuiMenu-list > &': { marginBlock: 4 } } } },
  MuiDialog: { defaultProps: { fullWidth: true, maxWidth: 'sm' }, styleOverrides: { paper: edge } },
  MuiDialogTitle: { styleOverrides: { root: { fontSize: '1.0625rem', fontWeight: 600, padding: '14px 20px 8px' } } },
  MuiDialogContent: { styleOverrides: { root: { padding: '4px 20px 16px' } } },
  MuiDialogActions: { styleOverrides: { root: { padding: '10px 20px 14px' } } },
  MuiTableCell: { styleOverrides: { root: { padding: '3px 10px', fontSize: '0.875rem' }, head: { fontWeight: 600 } } },
  MuiTooltip: { defaultProps: { arrow: false, enterDelay: 500 } },
  MuiFormHelperText: { styleOverrides: { root: { marginInline: 0, fontSize: '0.8125rem' } } },
};
