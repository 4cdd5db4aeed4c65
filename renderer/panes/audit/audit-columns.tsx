/** What the list of the audit says of each record. A look-up keeps neither where it came from nor an operation. */
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { AuditRecord } from '../../../shared/contract/console/audit.ts';
import { RESULT_SIGNS, useRecordTexts } from '../../audit/use-record-texts.ts';
import { SeverityIcon } from '../../components/severity.tsx';
import type { Column } from '../../result-list/column.ts';
import { localeOf } from '../../text/format.ts';
import { useFormat } from '../../text/use-format.ts';

export function useAuditColumns(lookups: boolean): readonly Column<AuditRecord>[] {
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
  const chainOnly = [
    column('origin', 100, ({ origin }) => texts.origin(origin)),
    column('operation', 290, ({ operationId }) => operationId ?? '', { hidden: true }),
  ];
  return [
    column('at', 160, ({ at }) => exact.format(new Date(at))),
    column('result', 104, ({ result: ended }) => texts.result(ended), { cell: result }),
    column('action', 220, ({ action }) => texts.action(action)),
    column('objects', 210, ({ objects }) => objects.join(', ')),
    column('actor', 140, ({ actor }) => actor),
    ...(lookups ? [] : chainOnly),
    column('number', 80, ({ seq }) => format.number(seq), { hidden: true, figures: true }),
  ];
}
