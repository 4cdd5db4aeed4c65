/** Minutes that a ticket of this application lives; empty: as long as the system's. What is wrong is said at once. */
import { useId } from 'react';
import Box from '@mui/material/Box';
import FormHelperText from '@mui/material/FormHelperText';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useTranslation } from 'react-i18next';
import { TICKET_TIMEOUT_MINUTES } from '../../shared/domain/limits.ts';
import { isTimeout } from './options.ts';

interface Props {
  readonly value: string;
  readonly disabled: boolean;
  readonly onChange: (value: string) => void;
}

export function TicketTimeout({ value, disabled, onChange }: Props) {
  const { t } = useTranslation('applications');
  const id = useId();
  const wrong = !isTimeout(value);
  return (
    <Box sx={{ pl: '27px', display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
      <label htmlFor={id}>{t('applications:options.ticketTimeout')}</label>
      <OutlinedInput
        id={id}
        value={value}
        disabled={disabled}
        error={wrong}
        autoComplete="off"
        onChange={({ target }) => onChange(target.value)}
        inputProps={{ inputMode: 'numeric', maxLength: 6, 'aria-describedby': `${id}-note` }}
        sx={{ width: 88 }}
      />
      <FormHelperText id={`${id}-note`} error={wrong} role={wrong ? 'alert' : undefined} sx={{ m: 0 }}>
        {t(`applications:options.${wrong ? 'timeoutRange' : 'timeoutHint'}`, { ...TICKET_TIMEOUT_MINUTES })}
      </FormHelperText>
    </Box>
  );
}
