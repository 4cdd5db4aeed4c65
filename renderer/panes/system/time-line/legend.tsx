/** What the signs mean; only those that stand in the drawing. */
import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { HistoryEvent } from '../../../../shared/contract/console/history.ts';
import { MARKS } from './lives.ts';
import { LOOK } from './look.ts';
import { MarkSign } from './mark-sign.tsx';

export function Legend({ events }: { events: readonly HistoryEvent[] }) {
  const { t } = useTranslation(['console', 'overview']);
  const shown = MARKS.filter((kind) => events.some((event) => event.kind === kind));
  return (
    <Box sx={{ ...LOOK, display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 0.25, mt: 0.5 }}>
      <Entry sign={<rect className="bar current" x={-7} y={-4} width={14} height={8} rx={1.5} />} text={t('overview:life.legendCurrent')} />
      <Entry
        sign={<rect className="bar previous" x={-7} y={-4} width={14} height={8} rx={1.5} />}
        text={t('overview:life.legendPrevious')}
      />
      {shown.map((kind) => (
        <Entry key={kind} sign={<MarkSign kind={kind} />} text={t(`overview:event.${kind}`)} />
      ))}
    </Box>
  );
}

function Entry({ sign, text }: { sign: ReactNode; text: string }) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
      <svg width={16} height={16} viewBox="-8 -8 16 16" aria-hidden>
        {sign}
      </svg>
      <Typography variant="caption" color="textSecondary">
        {text}
      </Typography>
    </Box>
  );
}
