/** A record as names and values, to be read, and as lines, to be copied. */
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { AuditRecord } from '../../shared/contract/console/audit.ts';
import { useConsole } from '../app/console-context.tsx';
import type { Fact } from '../components/facts.tsx';
import { SeverityIcon } from '../components/severity.tsx';
import { localeOf } from '../text/format.ts';
import { useFormat } from '../text/use-format.ts';
import { RESULT_SIGNS, useRecordTexts } from './use-record-texts.ts';

interface RecordFacts {
  readonly facts: readonly Fact[];
  readonly text: string;
}

export function useRecordFacts(record: AuditRecord): RecordFacts {
  const { t, i18n } = useTranslation('audit');
  const { overview } = useConsole();
  const format = useFormat();
  const texts = useRecordTexts();
  const exact = new Intl.DateTimeFormat(localeOf(i18n.language), { dateStyle: 'long', timeStyle: 'medium' });
  const { serverId, seq, at, actor, origin, action, objects, result, operationId } = record;
  const server = overview.server?.id === serverId ? `${overview.server.name} (${serverId})` : serverId;
  const plain = [
    { name: t('audit:columns.at'), value: t('audit:when', { local: exact.format(new Date(at)), universal: at }) },
    { name: t('audit:columns.action'), value: texts.action(action) === action ? action : `${texts.action(action)} (${action})` },
    { name: t('audit:columns.objects'), value: objects.length === 0 ? '—' : objects.join('\n') },
    { name: t('audit:columns.actor'), value: actor },
    ...(origin === null ? [] : [{ name: t('audit:columns.origin'), value: texts.origin(origin) }]),
    ...texts.details(record),
    ...(operationId === null ? [] : [{ name: t('audit:columns.operation'), value: operationId }]),
    { name: t('audit:columns.server'), value: server },
    { name: t('audit:columns.number'), value: format.number(seq) },
  ];
  const resultFact = { name: t('audit:columns.result'), value: texts.result(result) };
  const drawn = (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75 }}>
      <SeverityIcon severity={RESULT_SIGNS[result]} size={16} />
      {resultFact.value}
    </Box>
  );
  const lines = [plain[0], resultFact, ...plain.slice(1)].flatMap((fact) => fact ?? []);
  const facts = lines.map((fact) =>
    fact === resultFact
      ? { name: fact.name, value: drawn }
      : { name: fact.name, value: <Box sx={{ whiteSpace: 'pre-line' }}>{fact.value}</Box> },
  );
  return { facts, text: lines.map(({ name, value }) => `${name}: ${value.replaceAll('\n', ', ')}`).join('\n') };
}
