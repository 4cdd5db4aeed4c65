/** One of a few numbered choices: what it means stands under it. */
import { useId } from 'react';
import FormControl from '@mui/material/FormControl';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { choicesLook } from '../../components/choices-look.ts';
import type { FieldOf, Values } from './draft.ts';
import { ConflictNote } from './conflict-note.tsx';
import type { FieldTexts } from './page.ts';
import type { Sheet } from './use-sheet.ts';

interface Props<V extends Values> {
  readonly sheet: Sheet<V>;
  readonly field: FieldOf<V>;
  readonly texts: FieldTexts<V>;
  /** Their texts; the value of each is its place. */
  readonly choices: readonly string[];
  readonly hint: string;
}

export function ChoiceSetting<V extends Values>({ sheet, field, texts, choices, hint }: Props<V>) {
  const id = useId();
  return (
    <FormControl fullWidth sx={{ mb: 1.75 }}>
      <FormLabel id={id} sx={{ mb: 0.25, color: 'text.primary', fontSize: '0.875rem' }}>
        {texts.label(field)}
      </FormLabel>
      <Select
        size="small"
        value={String(sheet.values[field])}
        onChange={({ target }) => sheet.set({ [field]: target.value } as Partial<V>)}
        SelectDisplayProps={{ 'aria-labelledby': id, 'aria-describedby': `${id}-note` }}
        MenuProps={choicesLook(texts.label(field))}
        sx={{ width: 220 }}
      >
        {choices.map((text, value) => (
          <MenuItem key={text} value={String(value)}>
            {text}
          </MenuItem>
        ))}
      </Select>
      <FormHelperText id={`${id}-note`}>{hint}</FormHelperText>
      <ConflictNote sheet={sheet} field={field} texts={texts} />
    </FormControl>
  );
}
