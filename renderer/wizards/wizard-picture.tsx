/** The picture beside a wizard's first and last page: many accounts, one key. Drawn from the theme's colours. */
import Box from '@mui/material/Box';

const ACCOUNTS = [
  { x: 30, y: 96 },
  { x: 82, y: 70 },
  { x: 134, y: 96 },
] as const;

export function WizardPicture() {
  return (
    <Box
      aria-hidden
      sx={[
        { bgcolor: 'primary.main', color: 'primary.contrastText', overflow: 'hidden' },
        // A bright field beside dark pages would dazzle.
        (theme) => theme.applyStyles('dark', { bgcolor: 'background.default', color: 'primary.main' }),
        { '@media (forced-colors: active)': { borderRight: '1px solid' } },
      ]}
    >
      <svg viewBox="0 -30 164 460" width="164" height="460" fill="none" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round">
        {ACCOUNTS.map(({ x, y }) => (
          <g key={x}>
            <circle cx={x} cy={y} r="9" />
            <path d={`M${String(x - 17)} ${String(y + 32)}c0-11 7-17 17-17s17 6 17 17`} />
            <path d={`M${String(x)} ${String(y + 44)}L82 182`} strokeDasharray="2 7" />
          </g>
        ))}
        <circle cx="82" cy="216" r="26" strokeWidth="4" />
        <circle cx="82" cy="209" r="6" strokeWidth="3" />
        <path d="M82 242v70M82 290h16M82 306h11" strokeWidth="4" />
      </svg>
    </Box>
  );
}
