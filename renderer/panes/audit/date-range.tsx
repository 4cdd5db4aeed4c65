/** The first and the last day of the period, by the browser's own calendar. */
import Box from '@mui/material/Box';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useTranslation } from 'react-i18next';
import { useAuditView } from '../../audit/use-audit-view.ts';

export function DateRange() {
  const { t } = useTranslation('audit');
  const { view, change } = useAuditView();
  const day = (name: 'from' | 'to', bound: { min?: string; max?: string }) => (
    <OutlinedInput
      type="date"
      value={view[name]}
      onChange={({ target }) => change({ [name]: target.value })}
      inputProps={{ 'aria-label': t(`audit:filter.${name}`), ...bound }}
      sx={{ width: 140, '& input': { py: '3px' } }}
    />
  );
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
      {day('from', view.to === '' ? {} : { max: view.to })}
      <span aria-hidden>–</span>
      {day('to', view.from === '' ? {} : { min: view.from })}
    </Box>
  );
}
