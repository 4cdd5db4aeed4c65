/** The tables of the audit: one list at a time. */
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useTranslation } from 'react-i18next';
import { AUDIT_TABLES, type AuditTable } from '../../../shared/domain/audit-tables.ts';
import { useAuditView } from '../../audit/use-audit-view.ts';

export function WhichTabs() {
  const { t } = useTranslation(['audit', 'domain']);
  const { view, change } = useAuditView();
  return (
    <ToggleButtonGroup
      exclusive
      aria-label={t('audit:which')}
      value={view.table}
      onChange={(_event, table: AuditTable | null) => {
        // what the other list has no filter for would go on narrowing it, unseen
        if (table !== null) change({ table, actions: [], result: null });
      }}
      sx={{ flexWrap: 'wrap' }}
    >
      {AUDIT_TABLES.map((table) => (
        <ToggleButton key={table} value={table}>
          {t(`domain:audit.table.${table}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
