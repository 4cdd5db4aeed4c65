/** What the list of each table of the audit says. A look-up keeps neither where it came from nor an operation; what was deleted, which. */
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { AuditRecord } from '../../../shared/contract/console/audit.ts';
import type { AuditTable } from '../../../shared/domain/audit-tables.ts';
import { RESULT_SIGNS, useRecordTexts } from '../../audit/use-record-texts.ts';
import { SeverityIcon } from '../../components/severity.tsx';
import type { Column } from '../../result-list/column.ts';
import { localeOf } from '../../text/format.ts';
import { useFormat } from '../../text/use-format.ts';

export function useAuditColumns(table: AuditTable): readonly Column<AuditRecord>[] {
  const { t, i18n } = useTranslation('audit');
  const format = useFormat();
  const texts = useRecordTexts();
  const exact = new Intl.DateTimeFormat(localeOf(i18n.language), { dateStyle: 'short', timeStyle: 'medium' });
  const result = (record: AuditRecord) => (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75 }}>
      <SeverityIcon severity={RESULT_SIGNS[record.result]} size={16} />
      {texts.result(record.result)}
    </Box>
  );
  const column = (id: string, width: number, text: (record: AuditRecord) => string, more: Partial<Column<AuditRecord>> = {}) => ({
    id,
    title: t(`audit:columns.${id}`),
    width,
    text,
    unsorted: true,
    ...more,
  });
  const [at, actor] = [column('at', 160, (record) => exact.format(new Date(record.at))), column('actor', 140, (record) => record.actor)];
  const origin = column('origin', 100, (record) => texts.origin(record.origin));
  const number = column('number', 80, ({ seq }) => format.number(seq), { hidden: true, figures: true });
  const object = (id: string, place: number) => column(id, 180, ({ objects }) => objects[place] ?? '');
  const done = [
    column('result', 104, ({ result: ended }) => texts.result(ended), { cell: result }),
    column('action', 220, ({ action }) => texts.action(action)),
    column('objects', 210, ({ objects }) => objects.join(', ')),
  ];
  const mappings = column('mappings', 100, ({ detail }) => format.number(Number(detail['mappings'])), { figures: true });
  const operation = column('operation', 290, ({ operationId }) => operationId ?? '', { hidden: true });
  switch (table) {
    case 'records':
      return [at, ...done, actor, origin, operation, number];
    case 'lookups':
      return [at, ...done, actor, number];
    case 'deletedApplications':
      return [at, object('application', 0), mappings, actor, origin, number];
    case 'deletedMappings':
      return [at, object('application', 0), object('account', 1), object('externalUser', 2), actor, origin, number];
  }
}
