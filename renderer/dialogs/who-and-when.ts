/** Who began work, and when it ended: its result may have waited for whoever looks at it now. */
import { useTranslation } from 'react-i18next';
import type { WorkView } from '../../shared/contract/schemas.ts';
import { useFormat } from '../text/use-format.ts';

export function useWhoAndWhen(): (work: WorkView) => string {
  const { t } = useTranslation('console');
  const format = useFormat();
  return ({ startedBy, startedAt, endedAt }) => t('work.whoAndWhen', { by: startedBy, at: format.dateTime(endedAt ?? startedAt) });
}
