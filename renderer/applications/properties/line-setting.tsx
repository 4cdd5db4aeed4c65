/** A line of text in the sheet, with what is wrong with it, or what somebody else made of it. */
import { useId } from 'react';
import FormControl from '@mui/material/FormControl';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import OutlinedInput from '@mui/material/OutlinedInput';
import { ConflictNote } from '../../properties/sheet/conflict-note.tsx';
import type { PageProps } from '../../properties/sheet/page.ts';
import { useValueTexts } from './use-value-texts.ts';
import type { ApplicationValues } from './values.ts';

export function LineSetting({ sheet, field }: PageProps<ApplicationValues> & { field: 'description' | 'contact' }) {
  const id = useId();
  const texts = useValueTexts();
  const error = sheet.errors[field];
  return (
    <FormControl fullWidth error={error !== undefined} sx={{ mb: 1.25 }}>
      <FormLabel htmlFor={id} sx={{ mb: 0.25, color: 'text.primary', fontSize: '0.875rem' }}>
        {texts.label(field)}
      </FormLabel>
      <OutlinedInput
        id={id}
        value={sheet.values[field]}
        autoComplete="off"
        onChange={({ target }) => sheet.set({ [field]: target.value })}
        inputProps={{ spellCheck: false, ...(error === undefined ? {} : { 'aria-describedby': `${id}-note` }) }}
      />
      {error !== undefined && (
        <FormHelperText id={`${id}-note`} role="alert">
          {error}
        </FormHelperText>
      )}
      <ConflictNote sheet={sheet} field={field} texts={texts} />
    </FormControl>
  );
}
