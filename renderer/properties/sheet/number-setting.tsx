/** A whole number: what is wrong with it, or what it may be, stands under it. */
import { useId } from 'react';
import FormControl from '@mui/material/FormControl';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import OutlinedInput from '@mui/material/OutlinedInput';
import type { FieldOf, Values } from './draft.ts';
import { ConflictNote } from './conflict-note.tsx';
import type { FieldTexts } from './page.ts';
import type { Sheet } from './use-sheet.ts';

interface Props<V extends Values> {
  readonly sheet: Sheet<V>;
  readonly field: FieldOf<V>;
  readonly texts: FieldTexts<V>;
  readonly hint: string;
}

export function NumberSetting<V extends Values>({ sheet, field, texts, hint }: Props<V>) {
  const id = useId();
  const error = sheet.errors[field];
  const value = sheet.values[field];
  return (
    <FormControl fullWidth error={error !== undefined} sx={{ mb: 1.75 }}>
      <FormLabel htmlFor={id} sx={{ mb: 0.25, color: 'text.primary', fontSize: '0.875rem' }}>
        {texts.label(field)}
      </FormLabel>
      <OutlinedInput
        id={id}
        value={value}
        onChange={({ target }) => sheet.set({ [field]: target.value } as Partial<V>)}
        inputProps={{ inputMode: 'numeric', autoComplete: 'off', 'aria-describedby': `${id}-note` }}
        sx={{ width: 140 }}
      />
      <FormHelperText id={`${id}-note`} role={error === undefined ? undefined : 'alert'}>
        {error ?? hint}
      </FormHelperText>
      <ConflictNote sheet={sheet} field={field} texts={texts} />
    </FormControl>
  );
}
