/** A reason or a situation as a sentence. */
import { useTranslation } from 'react-i18next';
import type { Situation } from '../../shared/domain/situations.ts';
import { formatSituation } from '../../shared/i18n/index.ts';
import type { Reason } from '../actions/action.ts';

export function useReason(): (reason: Reason) => string {
  const { t, i18n } = useTranslation('console');
  return (reason) => ('situation' in reason ? formatSituation(i18n, reason.situation) : t(`reasons.${reason.key}`, { ...reason.params }));
}

export function useSituation(): (situation: Situation) => string {
  const { i18n } = useTranslation();
  return (situation) => formatSituation(i18n, situation);
}
