/** What needs attention, worst first; where nothing does, it says so. */
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { bySeverity } from '../../../shared/domain/situations.ts';
import { useConsole } from '../../app/console-context.tsx';
import { SeverityIcon } from '../../components/severity.tsx';
import { AllWell } from './all-well.tsx';
import { summaryOf } from './summary.ts';
import { SituationRow } from './situation-row.tsx';

export function SituationList() {
  const { t } = useTranslation('console');
  const { overview } = useConsole();
  const situations = [...overview.situations].sort(bySeverity);
  const summary = summaryOf(situations);
  const well = summary.key === 'allWell' || summary.key === 'someNote';
  return (
    <Box component="section" aria-labelledby="situations-title" sx={{ mb: 2 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mb: well || situations.length === 0 ? 0 : 0.75 }}>
        {well && <SeverityIcon severity="well" />}
        <Typography id="situations-title" variant="h2">
          {t(`situations.${summary.key}`, { count: summary.count })}
        </Typography>
      </Box>
      {well && <AllWell />}
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, mt: well && situations.length > 0 ? 0.75 : 0, display: 'grid', gap: 0.75 }}>
        {situations.map((situation) => (
          <SituationRow key={situation.id} situation={situation} />
        ))}
      </Box>
    </Box>
  );
}
