/** Yes or no, with what it means under it. */
import { useId } from 'react';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import { ConflictNote } from './conflict-note.tsx';
import type { FieldOf, Values } from './draft.ts';
import type { FieldTexts } from './page.ts';
import type { Sheet } from './use-sheet.ts';

interface Props<V extends Values> {
  readonly sheet: Sheet<V>;
  readonly field: FieldOf<V>;
  readonly texts: FieldTexts<V>;
  readonly hint: string;
}

export function CheckSetting<V extends Values>({ sheet, field, texts, hint }: Props<V>) {
  const id = useId();
  const error = sheet.errors[field];
  return (
    <Box sx={{ mb: 1.5 }}>
      <FormControlLabel
        label={texts.label(field)}
        control={
          <Checkbox
            size="small"
            checked={sheet.values[field] === true}
            onChange={(_event, checked) => sheet.set({ [field]: checked } as Partial<V>)}
            slotProps={{ input: { 'aria-describedby': `${id}-note`, 'aria-invalid': error !== undefined } }}
            sx={{ py: 0.25 }}
          />
        }
      />
      <FormHelperText id={`${id}-note`} error={error !== undefined} sx={{ ml: 3.375, mt: 0 }}>
        {error ?? hint}
      </FormHelperText>
      <ConflictNote sheet={sheet} field={field} texts={texts} />
    </Box>
  );
}
