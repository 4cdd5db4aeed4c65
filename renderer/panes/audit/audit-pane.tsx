/** Audit: one of its tables, newest first, as far as the filters let the rows through. */
import { useEffect } from 'react';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { AuditRecord } from '../../../shared/contract/console/audit.ts';
import type { AuditTable } from '../../../shared/domain/audit-tables.ts';
import { recordReadable } from '../../actions/nodes/audit.ts';
import type { TargetOf } from '../../actions/target.ts';
import { useConsole } from '../../app/console-context.tsx';
import { cleared, filterOf, isNarrowed } from '../../audit/audit-view.ts';
import { keyOf } from '../../audit/record-pager.ts';
import { useAuditRows } from '../../audit/use-audit-rows.ts';
import { useAuditView } from '../../audit/use-audit-view.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ResultList } from '../../result-list/result-list.tsx';
import { useReason } from '../../text/use-reason.ts';
import { ListPane } from '../list-pane.tsx';
import type { PaneProps } from '../result-pane.tsx';
import { useAuditColumns } from './audit-columns.tsx';
import { FilterBar } from './filter-bar.tsx';
import { FilterChips } from './filter-chips.tsx';
import { WhichTabs } from './which-tabs.tsx';

export function AuditPane({ onMenu }: PaneProps) {
  const { t } = useTranslation('console');
  const { overview } = useConsole();
  const reason = useReason();
  const why = recordReadable(overview);
  if (why === null) return <AuditList onMenu={onMenu} />;
  return (
    <ListPane title={t('nodes.audit')} count={null}>
      <EmptyState title={t('audit:notNow')} hint={reason(why)} />
    </ListPane>
  );
}

/** Under which the columns of each are remembered. */
const LIST_NAMES: Readonly<Record<AuditTable, string>> = {
  records: 'audit',
  lookups: 'look-ups',
  deletedApplications: 'deleted-applications',
  deletedMappings: 'deleted-mappings',
};

function AuditList({ onMenu }: PaneProps) {
  const { t } = useTranslation(['console', 'domain']);
  const { run, selectRows } = useConsole();
  const { view } = useAuditView();
  const { rows, pager, count } = useAuditRows(view.table, filterOf(view, new Date()));
  const columns = useAuditColumns(view.table);
  const targetOf = (record: AuditRecord): TargetOf<'audit-record'> => ({ kind: 'audit-record', record, beside: pager.beside });
  const { key } = rows;
  // Another list: what was selected in the one before may not be in it.
  useEffect(() => selectRows(null), [key, selectRows]);
  return (
    <ListPane title={t('nodes.audit')} count={count?.all === true ? count.records : null} tools={<WhichTabs />}>
      <FilterBar />
      <FilterChips atLeast={count?.all === false ? count.records : null} />
      <ResultList
        key={key}
        list={LIST_NAMES[view.table]}
        label={t(`domain:audit.table.${view.table}`)}
        columns={columns}
        rows={rows}
        keyOf={keyOf}
        onSelect={([first, ...others]) => selectRows(first === undefined || others.length > 0 ? null : targetOf(first))}
        onOpen={(record) => run('record-details', targetOf(record))}
        onMenu={onMenu}
        empty={<Nothing />}
      />
    </ListPane>
  );
}

function Nothing() {
  const { t } = useTranslation('audit');
  const { view, change } = useAuditView();
  if (!isNarrowed(view)) {
    return <EmptyState title={t(`audit:empty.${view.table}`)} hint={t(`audit:empty.${view.table}Hint`)} />;
  }
  return (
    <EmptyState title={t('audit:nothingFits')} hint={t('audit:nothingFitsHint')}>
      <Button onClick={() => change(cleared(view))}>{t('audit:clear')}</Button>
    </EmptyState>
  );
}
