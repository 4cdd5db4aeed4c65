/** An event, a group of them and a whole life as text: for tooltips, for who cannot see the drawing, and for the list. */
import { useTranslation } from 'react-i18next';
import type { HistoryEvent } from '../../../../shared/contract/console/history.ts';
import { useFormat } from '../../../text/use-format.ts';
import type { MarkGroup } from './layout.ts';
import type { Life } from './lives.ts';

export interface EventText {
  readonly event: (event: HistoryEvent) => string;
  readonly group: (group: MarkGroup) => string;
  readonly life: (life: Life) => string;
}

const iso = (at: number): string => new Date(at).toISOString();

export function useEventText(): EventText {
  const { t } = useTranslation(['console', 'overview']);
  const format = useFormat();
  const event = ({ kind, at, actor }: HistoryEvent): string =>
    t(actor === null ? 'overview:life.done' : 'overview:life.doneBy', {
      what: t(`overview:event.${kind}`),
      at: format.dateTime(at),
      ...(actor === null ? {} : { actor }),
    });
  const from = (key: string, at: number | null): readonly string[] =>
    at === null ? [] : [t(`overview:life.${key}`, { at: format.dateTime(iso(at)) })];
  return {
    event,
    group: ({ marks }) => marks.map((mark) => event(mark.event)).join('\n'),
    life: ({ version, created, current, superseded, ended }) =>
      [
        t('overview:life.secret', { version }),
        ...from('created', created),
        ...from('current', current),
        ...from('superseded', superseded),
        ...(ended === null ? [] : from(ended.how, ended.at)),
      ].join('\n'),
  };
}
