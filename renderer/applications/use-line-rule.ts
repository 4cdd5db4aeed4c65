/** What a description or a contact must be: one line of at most so many characters. */
import { useTranslation } from 'react-i18next';
import { codePoints, isOneLine } from '../../shared/domain/names.ts';

export function useLineRule(): (max: number) => (typed: string) => true | string {
  const { t } = useTranslation('applications');
  return (max) => (typed) => {
    if (!isOneLine(typed.trim())) return t('applications:general.oneLine');
    return codePoints(typed.trim()) <= max || t('applications:general.long', { max });
  };
}
