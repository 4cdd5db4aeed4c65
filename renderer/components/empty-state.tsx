/** What a list says where it has nothing to show: that it is so, and what would change it. */
import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

interface Props {
  readonly title: string;
  readonly hint?: string;
  /** The one button that leads on. */
  readonly children?: ReactNode;
}

export function EmptyState({ title, hint, children }: Props) {
  return (
    <Box sx={{ display: 'grid', justifyItems: 'center', gap: 0.5, pt: 6, px: 3, textAlign: 'center', '& > *': { pointerEvents: 'auto' } }}>
      <Typography variant="h2">{title}</Typography>
      {hint !== undefined && (
        <Typography color="textSecondary" sx={{ maxWidth: 440 }}>
          {hint}
        </Typography>
      )}
      {children !== undefined && <Box sx={{ mt: 1 }}>{children}</Box>}
    </Box>
  );
}
