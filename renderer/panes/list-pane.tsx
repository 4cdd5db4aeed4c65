/** A pane that is a list: its title, how many rows it has and how many are selected, and the list below, over the whole height. */
import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly title: string;
  /** null until it is known. */
  readonly count: number | null;
  readonly selected?: number;
  /** Search, filters. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

export function ListPane({ title, count, selected = 0, tools, children }: Props) {
  const { t } = useTranslation('console');
  return (
    <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column', minHeight: 0 }}>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1.5, px: 2, pt: 1.25, pb: 0.75, flexWrap: 'wrap' }}>
        <Typography variant="h1" noWrap title={title} sx={{ minWidth: 0 }}>
          {title}
        </Typography>
        <Typography role="status" color="textSecondary" sx={{ whiteSpace: 'nowrap' }}>
          {count !== null && t('list.rows', { count })}
          {selected > 1 && ` · ${t('list.selected', { count: selected })}`}
        </Typography>
        {tools !== undefined && <Box sx={{ ml: 'auto', display: 'flex', alignItems: 'center', gap: 1 }}>{tools}</Box>}
      </Box>
      {children}
    </Box>
  );
}
