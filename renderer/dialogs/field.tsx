/** A labelled field with what is wrong with it beside it, and Browse… where it names a file. */
import { useId, type ReactNode } from 'react';
import FormControl from '@mui/material/FormControl';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import OutlinedInput, { type OutlinedInputProps } from '@mui/material/OutlinedInput';
import Stack from '@mui/material/Stack';

export interface FieldProps {
  readonly label: ReactNode;
  readonly error?: string | undefined;
  readonly hint?: string | undefined;
  readonly type?: 'text' | 'password';
  readonly multiline?: boolean;
  readonly autoFocus?: boolean;
  /** What `register` of react-hook-form hands over. */
  readonly registration: Pick<OutlinedInputProps, 'name' | 'onChange' | 'onBlur'> & {
    readonly ref: (element: HTMLInputElement | null) => void;
  };
  readonly beside?: ReactNode;
}

export function Field({ label, error, hint, type = 'text', multiline = false, autoFocus = false, registration, beside }: FieldProps) {
  const id = useId();
  const { ref, ...props } = registration;
  const note = error ?? hint;
  return (
    <FormControl fullWidth error={error !== undefined} sx={{ mb: 1.25 }}>
      <FormLabel htmlFor={id} sx={{ fontSize: '0.875rem', mb: 0.25, color: 'text.primary' }}>
        {label}
      </FormLabel>
      <Stack direction="row" spacing={1}>
        <OutlinedInput
          {...props}
          id={id}
          inputRef={ref}
          type={type}
          fullWidth
          multiline={multiline}
          autoFocus={autoFocus}
          autoComplete={type === 'password' ? 'new-password' : 'off'}
          inputProps={{ spellCheck: false, ...(note === undefined ? {} : { 'aria-describedby': `${id}-note` }) }}
        />
        {beside}
      </Stack>
      {note !== undefined && (
        <FormHelperText id={`${id}-note`} role={error === undefined ? undefined : 'alert'}>
          {note}
        </FormHelperText>
      )}
    </FormControl>
  );
}
