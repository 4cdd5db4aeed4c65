/**
 * The look of a calm desktop application: dense rows, quiet greys, one accent. Colours are CSS variables, so that light and
 * dark change without drawing anew; the system's forced colours are left alone.
 */
import { createTheme } from '@mui/material/styles';
import { componentDefaults } from './components.ts';

const shared = { borderRadius: 4 };

export const theme = createTheme({
  cssVariables: { colorSchemeSelector: 'data' },
  motion: { reducedMotion: 'system' },
  shape: shared,
  spacing: 8,
  typography: {
    fontFamily: '"Source Sans 3", "Segoe UI", system-ui, sans-serif',
    htmlFontSize: 16,
    fontSize: 14,
    h1: { fontSize: '1.25rem', fontWeight: 600, lineHeight: 1.3 },
    h2: { fontSize: '0.9375rem', fontWeight: 600, lineHeight: 1.4 },
    h3: { fontSize: '0.875rem', fontWeight: 600, lineHeight: 1.4 },
    body1: { fontSize: '0.875rem', lineHeight: 1.45 },
    body2: { fontSize: '0.875rem', lineHeight: 1.4 },
    caption: { fontSize: '0.8125rem', lineHeight: 1.35 },
    button: { fontSize: '0.875rem', textTransform: 'none', fontWeight: 400 },
  },
  colorSchemes: {
    light: {
      palette: {
        primary: { main: '#0b5cad' },
        error: { main: '#b3261e' },
        warning: { main: '#8a5300' },
        success: { main: '#1e6b34' },
        info: { main: '#36618e' },
        background: { default: '#f2f3f5', paper: '#ffffff' },
        text: { primary: '#1b1d20', secondary: '#53575e' },
        divider: '#d5d8dd',
      },
    },
    dark: {
      palette: {
        primary: { main: '#7cb7f5' },
        error: { main: '#ff9b91' },
        warning: { main: '#f3bd6b' },
        success: { main: '#86d49b' },
        info: { main: '#a3c9f1' },
        background: { default: '#1d1f22', paper: '#26282c' },
        text: { primary: '#e9eaec', secondary: '#b3b7bd' },
        divider: '#3d4148',
      },
    },
  },
  components: componentDefaults,
});
