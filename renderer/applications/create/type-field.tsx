/** The type of a new application. The others are shown with the reason why they are not made here. */
import { useId } from 'react';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useTranslation } from 'react-i18next';

const TYPES = ['individual', 'group', 'host-group', 'config-store'] as const;

export function TypeField() {
  const { t } = useTranslation(['applications', 'domain']);
  const id = useId();
  return (
    <FormControl fullWidth sx={{ mb: 1 }}>
      <FormLabel id={id} sx={{ fontSize: '0.875rem', color: 'text.primary' }}>
        {t('applications:general.type')}
      </FormLabel>
      <RadioGroup row aria-labelledby={id} aria-describedby={`${id}-note`} value="individual">
        {TYPES.map((type) => (
          <FormControlLabel
            key={type}
            value={type}
            disabled={type !== 'individual'}
            control={<Radio size="small" sx={{ py: 0.25 }} />}
            label={t(`domain:applicationType.${type}`)}
          />
        ))}
      </RadioGroup>
      <FormHelperText id={`${id}-note`} sx={{ mt: 0 }}>
        {t('applications:general.typeHint')}
      </FormHelperText>
    </FormControl>
  );
}
