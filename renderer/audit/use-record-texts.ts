/** A record of the audit in the words of the page. What another version wrote, and this one has no words for, is shown as it stands. */
import { useTranslation } from 'react-i18next';
import type { AuditRecord } from '../../shared/contract/console/audit.ts';
import { ERRORS, type ErrorCode } from '../../shared/errors.ts';
import { formatError } from '../../shared/i18n/index.ts';
import type { Sign } from '../components/severity.tsx';
import { useFormat } from '../text/use-format.ts';
import type { AuditResult } from './audit-view.ts';

export const RESULT_SIGNS: Readonly<Record<AuditResult, Sign>> = {
  intent: 'note',
  step: 'note',
  done: 'well',
  refused: 'risk',
  failed: 'stop',
};

export interface Detail {
  readonly name: string;
  readonly value: string;
}

export interface RecordTexts {
  readonly action: (action: string) => string;
  readonly result: (result: AuditResult) => string;
  readonly origin: (origin: string | null) => string;
  readonly details: (record: AuditRecord) => readonly Detail[];
}

const isCode = (code: unknown): code is ErrorCode => typeof code === 'string' && Object.hasOwn(ERRORS, code);
const isTime = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value);

export function useRecordTexts(): RecordTexts {
  const { t, i18n } = useTranslation(['audit', 'domain']);
  const format = useFormat();
  const valueOf = (value: string | number | boolean): string => {
    if (typeof value === 'number') return format.number(value);
    if (typeof value === 'boolean') return t(`audit:yesNo.${String(value)}`);
    return isTime(value) ? format.dateTime(value) : value;
  };
  const named = (name: string, value: string | number | boolean): string | null => {
    if (name === 'state') return t(`domain:operationState.${String(value)}`, { defaultValue: String(value) });
    return name === 'table' ? t(`domain:audit.table.${String(value)}`, { defaultValue: String(value) }) : null;
  };
  return {
    action: (action) => t(`domain:audit.action.${action}`, { defaultValue: action }),
    result: (result) => t(`domain:audit.result.${result}`),
    origin: (origin) => (origin === null ? '—' : t(`audit:origin.${origin}`, { defaultValue: origin })),
    details: ({ detail }) => {
      const { code } = detail;
      const why = isCode(code) ? [{ name: t('audit:detail.why'), value: formatError(i18n, code, detail).message }] : [];
      const others = Object.entries(detail).map(([name, value]) => ({
        name: t(`audit:detail.${name}`, { defaultValue: name }),
        value: named(name, value) ?? valueOf(value),
      }));
      return [...why, ...others];
    },
  };
}
