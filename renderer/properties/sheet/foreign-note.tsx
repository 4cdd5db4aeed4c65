/** What somebody else changed while the sheet was open: who, when, and to what. */
import Alert from '@mui/material/Alert';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/use-format.ts';
import type { Values } from './draft.ts';
import type { FieldTexts } from './page.ts';
import type { Sheet } from './use-sheet.ts';

export interface ChangedBy {
  readonly actor: string;
  /** ISO 8601. */
  readonly at: string;
}

interface Props<V extends Values> {
  readonly sheet: Sheet<V>;
  readonly texts: FieldTexts<V>;
  readonly changedBy: ChangedBy | null;
}

export function ForeignNote<V extends Values>({ sheet: { taken, undecided, base }, texts, changedBy }: Props<V>) {
  const { t } = useTranslation(['console', 'properties']);
  const format = useFormat();
  const fields = [...undecided, ...taken];
  if (fields.length === 0) return null;
  return (
    <Alert severity="info" role="status" sx={{ mb: 1.5, py: 0, userSelect: 'text' }}>
      {changedBy === null
        ? t('properties:sheet.changed')
        : t('properties:sheet.changedBy', { actor: changedBy.actor, at: format.dateTime(changedBy.at) })}
      {fields.map((field) => (
        <div key={field}>{t('properties:sheet.changedValue', { field: texts.label(field), value: texts.value(field, base) })}</div>
      ))}
    </Alert>
  );
}
