/** What a selection is called: the one thing by its name, several by their number. */
import { useTranslation } from 'react-i18next';
import type { Target } from './target.ts';

const rowNames = (target: Target): readonly string[] => {
  switch (target.kind) {
    case 'applications':
      return target.rows.map(({ name }) => name);
    case 'mappings':
      return target.rows.map(({ account }) => account);
    case 'server':
      return [target.name];
    case 'audit-record':
      return [String(target.record.seq)];
  }
};

export function useTargetName(): (target: Target) => string {
  const { t } = useTranslation('console');
  return (target) => {
    const [first, ...others] = rowNames(target);
    if (target.kind === 'audit-record') return t('target.audit-record', { seq: target.record.seq });
    return first !== undefined && others.length === 0 ? first : t(`target.${target.kind}`, { count: others.length + 1 });
  };
}
