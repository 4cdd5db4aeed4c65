/** How hard a new password is to guess, in words and as four steps; what would make it better. Advice only: it refuses nothing. */
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { LEVELS, type Level, type Strength } from './level.ts';

const COLOURS: Readonly<Record<Level, string>> = {
  'very-weak': 'error.main',
  weak: 'error.main',
  fair: 'warning.main',
  good: 'success.main',
  strong: 'success.main',
};

/** Keeps its place where nothing is typed yet, so that nothing below it moves. */
export function StrengthMeter({ strength }: { strength: Strength | null }) {
  const { t } = useTranslation(['console', 'dialogs']);
  const reached = strength === null ? 0 : Math.max(1, LEVELS.indexOf(strength.level));
  return (
    <Box sx={{ mt: -0.5, mb: 1.25, minHeight: '2.1rem' }}>
      <Box aria-hidden sx={{ display: 'grid', gridTemplateColumns: 'repeat(4, 1fr)', gap: 0.5, mb: 0.5 }}>
        {[1, 2, 3, 4].map((step) => (
          <Box
            key={step}
            sx={{
              height: 4,
              borderRadius: 1,
              bgcolor: strength !== null && step <= reached ? COLOURS[strength.level] : 'divider',
              '@media (forced-colors: active)': { border: '1px solid', forcedColorAdjust: 'none' },
            }}
          />
        ))}
      </Box>
      <Typography variant="caption" component="div" role="status" color="textSecondary">
        {strength !== null && (
          <>
            <Box component="span" sx={{ color: COLOURS[strength.level], fontWeight: 600 }}>
              {t(`dialogs:strength.level.${strength.level}`)}
            </Box>
            {strength.advice !== null && ` ${t(`dialogs:strength.advice.${strength.advice}`)}`}
          </>
        )}
      </Typography>
    </Box>
  );
}
