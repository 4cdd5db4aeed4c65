/** What is wrong with a name or a field, as the sentence that stands beside it. */
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../shared/domain/application-rules.ts';
import { isolated } from '../text/isolate.ts';

export function useProblemText(): (problem: Problem) => string {
  const { t } = useTranslation('errors');
  return ({ problem, max = 0, value = '' }) => {
    const phrase = t(`errors:text.${problem}`, { max, value: isolated(value) });
    return `${phrase.charAt(0).toLocaleUpperCase()}${phrase.slice(1)}.`;
  };
}
