/** The list that a choice opens lies outside the page's landmarks: it is one of its own, named as the choice is. */
import type { SelectProps } from '@mui/material/Select';

export const choicesLook = (label: string): NonNullable<SelectProps['MenuProps']> => ({
  slotProps: { paper: { role: 'region', 'aria-label': label, sx: { maxHeight: 380 } } },
});
