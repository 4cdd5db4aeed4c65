/** What the grid itself says, aloud or in a cell that is on its way. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

export function useGridTexts(): Record<string, string> {
  const { t } = useTranslation('console');
  return useMemo(
    () => ({
      loadingOoo: t('list.loading'),
      loadingError: t('list.failed'),
      ariaSortableColumn: t('list.sortable'),
      ariaRowSelect: t('list.selectRow'),
      ariaRowDeselect: t('list.deselectRow'),
      ariaRowToggleSelection: t('list.toggleRow'),
      ariaColumn: t('list.column'),
    }),
    [t],
  );
}
