/** Desktop habits for MUI's components: small, square, without ripples; focus always visible. */
import type { Components, Theme } from '@mui/material/styles';
import { FORCED, FORCED_COLOURS, HIGH_CONTRAST } from './high-contrast.ts';

/** What floats has an edge of its own: shadows and lighter greys say nothing in high contrast. */
const edge = { backgroundImage: 'none', border: '1px solid var(--mui-palette-divider)' } as const;

const focusRing = { outline: '2px solid var(--mui-palette-primary-main)', outlineOffset: '-2px' } as const;

export const componentDefaults: Components<Theme> = {
  MuiCssBaseline: {
    styleOverrides: {
      'html, body, #root': { height: '100%' },
      body: { overflow: 'hidden', userSelect: 'none' },
      // What is selected is coloured where the keyboard is, and grey where it is not, as in every list of a desktop.
      '[data-pane]': { '--sso-selected': 'var(--mui-palette-action-selected)' },
      '[data-pane]:focus-within': { '--sso-selected': 'color-mix(in srgb, var(--mui-palette-primary-main) 20%, transparent)' },
      ':focus-visible': focusRing,
      ...HIGH_CONTRAST,
      [FORCED]: FORCED_COLOURS,
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
  MuiToggleButtonGroup: { defaultProps: { size: 'small', color: 'primary' } },
  MuiToggleButton: { styleOverrides: { root: { textTransform: 'none', paddingBlock: 2, paddingInline: 12, lineHeight: 1.5 } } },
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
