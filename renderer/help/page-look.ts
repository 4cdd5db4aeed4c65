/** How a page of the guide looks: quiet headings, lines of a length that is easy to read, tables as the console's own. */
import type { SxProps, Theme } from '@mui/material/styles';

export const pageLook: SxProps<Theme> = {
  overflow: 'auto',
  px: 3,
  py: 2,
  lineHeight: 1.5,
  userSelect: 'text',
  scrollPaddingTop: 8,
  '& > *': { maxWidth: 720 },
  '& h1, & h2, & h3': { lineHeight: 1.3, fontWeight: 600 },
  // Where the keyboard has just been led to; nothing can be done with a heading, so a bar beside it is enough.
  '& :is(h1, h2, h3):focus-visible': {
    outline: 'none',
    boxShadow: '-9px 0 var(--mui-palette-background-paper), -12px 0 var(--mui-palette-primary-main)',
  },
  '& h1': { fontSize: '1.375rem', mt: 0, mb: 1.25 },
  '& h2': { fontSize: '1.0625rem', mt: 3, mb: 0.75 },
  '& h3': { fontSize: '1rem', mt: 2, mb: 0.5 },
  '& p, & ul, & ol, & table, & pre': { mt: 0, mb: 1.25 },
  '& ul, & ol': { pl: 2.75 },
  '& li': { mb: 0.375 },
  '& li > p': { mb: 0.375 },
  '& code': {
    fontFamily: 'monospace',
    fontSize: '0.8125rem',
    bgcolor: 'action.hover',
    borderRadius: 0.5,
    px: 0.5,
    overflowWrap: 'anywhere',
  },
  '& pre': { p: 1.25, overflow: 'auto', bgcolor: 'action.hover', borderRadius: 0.5 },
  '& pre code': { bgcolor: 'transparent', px: 0 },
  '& table': { borderCollapse: 'collapse', display: 'block', overflow: 'auto' },
  '& th, & td': { border: 1, borderColor: 'divider', px: 1.25, py: 0.5, textAlign: 'left', verticalAlign: 'top' },
  '& th': { bgcolor: 'background.default', fontWeight: 600 },
  '& img': { display: 'block', width: '100%', height: 'auto', border: 1, borderColor: 'divider', borderRadius: 0.5 },
  '& blockquote': { m: 0, mb: 1.25, pl: 1.5, borderLeft: 3, borderColor: 'primary.main' },
  '& a, & button': { font: 'inherit', verticalAlign: 'baseline' },
};
