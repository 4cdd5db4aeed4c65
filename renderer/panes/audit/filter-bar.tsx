/** The filters of the audit, in one row: when, who, what, with what result, and a text that stands anywhere in the record. */
import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { useTranslation } from 'react-i18next';
import { AUDIT_RESULTS } from '../../../shared/domain/audit-actions.ts';
import type { AuditTable } from '../../../shared/domain/audit-tables.ts';
import { PERIODS, type AuditResult, type Period } from '../../audit/audit-view.ts';
import { useAuditView } from '../../audit/use-audit-view.ts';
import { useRecordTexts } from '../../audit/use-record-texts.ts';
import { ActionFilter } from './action-filter.tsx';
import { choicesLook } from '../../components/choices-look.ts';
import { DateRange } from './date-range.tsx';
import { TextFilter } from './text-filter.tsx';

/** What each can end in; what was deleted was deleted. */
const RESULTS: Readonly<Record<AuditTable, readonly AuditResult[]>> = {
  records: AUDIT_RESULTS,
  lookups: ['done', 'refused'],
  deletedApplications: [],
  deletedMappings: [],
};

export function FilterBar() {
  const { t } = useTranslation('audit');
  const { result: resultText } = useRecordTexts();
  const { view, change } = useAuditView();
  const results = RESULTS[view.table];
  return (
    <Box role="search" aria-label={t('audit:filters')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, px: 2, pb: 1 }}>
      <Choice label={t('audit:filter.period')} value={view.period} width={128} onChange={(period) => change({ period: period as Period })}>
        {PERIODS.map((period) => (
          <MenuItem key={period} value={period}>
            {t(`audit:period.${period}`)}
          </MenuItem>
        ))}
      </Choice>
      {view.period === 'dates' && <DateRange />}
      <TextFilter label={t('audit:filter.actor')} value={view.actor} width={130} onChange={(actor) => change({ actor })} />
      {view.table === 'records' && <ActionFilter />}
      {results.length > 0 && (
        <Choice
          label={t('audit:filter.result')}
          value={view.result ?? ''}
          width={130}
          onChange={(result) => change({ result: results.find((one) => one === result) ?? null })}
        >
          <MenuItem value="">{t('audit:anyResult')}</MenuItem>
          {results.map((result) => (
            <MenuItem key={result} value={result}>
              {resultText(result)}
            </MenuItem>
          ))}
        </Choice>
      )}
      <TextFilter search label={t('audit:filter.text')} value={view.text} width={170} onChange={(text) => change({ text })} />
    </Box>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly width: number;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
}

function Choice({ label, value, width, onChange, children }: ChoiceProps) {
  return (
    <Select
      displayEmpty
      size="small"
      value={value}
      onChange={({ target }) => onChange(target.value)}
      SelectDisplayProps={{ 'aria-label': label }}
      MenuProps={choicesLook(label)}
      sx={{ width, '& .MuiSelect-select': { py: '3px' } }}
    >
      {children}
    </Select>
  );
}
