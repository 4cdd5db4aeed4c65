/** A check box with its label, and under it what it means, or why it cannot be changed. */
import { useId } from 'react';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';

interface Props {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange?: (checked: boolean) => void;
  readonly hint?: string;
  readonly disabled?: boolean;
  readonly focused?: boolean;
}

export function Check({ label, checked, onChange, hint, disabled = false, focused = false }: Props) {
  const id = useId();
  return (
    <Box sx={{ mb: 0.25 }}>
      <FormControlLabel
        label={label}
        control={
          <Checkbox
            size="small"
            sx={{ py: 0.25 }}
            checked={checked}
            disabled={disabled}
            autoFocus={focused}
            onChange={(_event, value) => onChange?.(value)}
            slotProps={{ input: hint === undefined ? {} : { 'aria-describedby': id } }}
          />
        }
      />
      {hint !== undefined && (
        <FormHelperText id={id} sx={{ ml: '27px', mt: -0.25 }}>
          {hint}
        </FormHelperText>
      )}
    </Box>
  );
}
