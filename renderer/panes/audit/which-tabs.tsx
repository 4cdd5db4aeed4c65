/** Records or look-ups: two lists, one at a time. */
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useTranslation } from 'react-i18next';
import { useAuditView } from '../../audit/use-audit-view.ts';

export function WhichTabs() {
  const { t } = useTranslation('audit');
  const { view, change } = useAuditView();
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      color="primary"
      aria-label={t('audit:which')}
      value={view.lookups}
      onChange={(_event, lookups: boolean | null) => {
        if (lookups !== null) change({ lookups, actions: [] });
      }}
      sx={{ '& .MuiToggleButton-root': { textTransform: 'none', py: 0.25, px: 1.5, lineHeight: 1.5 } }}
    >
      <ToggleButton value={false}>{t('audit:records')}</ToggleButton>
      <ToggleButton value>{t('audit:lookups')}</ToggleButton>
    </ToggleButtonGroup>
  );
}
