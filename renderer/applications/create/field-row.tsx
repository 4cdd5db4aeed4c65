/** One field of a new application: its label, whether it is masked and synchronized. The first is the external user's and neither. */
import { useId } from 'react';
import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import IconButton from '@mui/material/IconButton';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useTranslation } from 'react-i18next';
import type { FieldProblem, FieldRule } from '../../../shared/domain/application-rules.ts';
import { useProblemText } from '../use-problem-text.ts';

interface Props {
  readonly field: FieldRule;
  readonly index: number;
  readonly focused: boolean;
  readonly problem: FieldProblem | null;
  readonly onChange: (part: Partial<FieldRule>) => void;
  readonly onRemove: () => void;
}

export function FieldRow({ field, index, focused, problem, onChange, onRemove }: Props) {
  const { t } = useTranslation('applications');
  const problemText = useProblemText();
  const id = useId();
  const first = index === 0;
  const box = (name: 'masked' | 'synchronized') => (
    <FormControlLabel
      sx={{ mr: 0, visibility: first ? 'hidden' : 'visible' }}
      control={
        <Checkbox
          size="small"
          sx={{ py: 0.25 }}
          checked={field[name]}
          disabled={first}
          onChange={(_event, checked) => onChange({ [name]: checked })}
        />
      }
      label={t(`applications:fields.${name}`)}
    />
  );
  return (
    <Box role="group" aria-label={t('applications:fields.field', { number: index })} sx={{ mb: 0.75 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Box component="label" htmlFor={id} sx={{ width: 96, flex: 'none' }}>
          {first ? t('applications:fields.user') : t('applications:fields.field', { number: index })}
        </Box>
        <OutlinedInput
          id={id}
          fullWidth
          value={field.label}
          autoFocus={focused}
          autoComplete="off"
          error={problem !== null}
          onChange={({ target }) => onChange({ label: target.value })}
          inputProps={{ spellCheck: false, ...(problem === null ? {} : { 'aria-describedby': `${id}-note` }) }}
        />
        {box('masked')}
        {box('synchronized')}
        <IconButton
          aria-label={t('applications:fields.remove', { number: index })}
          disabled={first}
          onClick={onRemove}
          sx={{ p: 0.25, visibility: first ? 'hidden' : 'visible' }}
        >
          <Close sx={{ fontSize: 16 }} />
        </IconButton>
      </Box>
      {problem !== null && (
        <FormHelperText id={`${id}-note`} error role="alert" sx={{ ml: '104px !important' }}>
          {problemText(problem)}
        </FormHelperText>
      )}
    </Box>
  );
}
