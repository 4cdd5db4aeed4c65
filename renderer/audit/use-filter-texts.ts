/** A filter that is set, in words. */
import { useTranslation } from 'react-i18next';
import { useFormat } from '../text/use-format.ts';
import type { AuditView, FilterName } from './audit-view.ts';
import { useRecordTexts } from './use-record-texts.ts';

export function useFilterTexts(): (view: AuditView, name: FilterName) => string {
  const { t } = useTranslation('audit');
  const format = useFormat();
  const texts = useRecordTexts();
  const days = ({ from, to }: AuditView): string => {
    const [first, last] = [from, to].map((day) => (day === '' ? '' : format.date(`${day}T00:00`)));
    if (to === '') return t('audit:period.since', { day: first });
    return from === '' ? t('audit:period.until', { day: last }) : `${first ?? ''} – ${last ?? ''}`;
  };
  const valueOf = (view: AuditView, name: FilterName): string => {
    switch (name) {
      case 'period':
        return view.period === 'dates' ? days(view) : t(`audit:period.${view.period}`);
      case 'actions':
        return view.actions.map(texts.action).join(', ');
      case 'result':
        return view.result === null ? '' : texts.result(view.result);
      case 'actor':
      case 'text':
        return view[name];
    }
  };
  return (view, name) => t('audit:chip', { filter: t(`audit:filter.${name}`), value: valueOf(view, name) });
}
