/** A field that narrows the list to a text. Escape empties it. */
import { useEffect, useEffectEvent, useState, type KeyboardEvent } from 'react';
import Close from '@mui/icons-material/Close';
import Search from '@mui/icons-material/Search';
import IconButton from '@mui/material/IconButton';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useTranslation } from 'react-i18next';

/** Milliseconds after the last key, so that a word is asked for once and not letter by letter. */
const PAUSE = 250;

interface Props {
  readonly label: string;
  readonly value: string;
  readonly width: number;
  readonly search?: boolean;
  readonly onChange: (text: string) => void;
}

export function TextFilter({ label, value, width, search = false, onChange }: Props) {
  const { t } = useTranslation('audit');
  const [typed, setTyped] = useState(value);
  const [shown, setShown] = useState(value);
  if (shown !== value) {
    // Cleared from outside: by its chip, or with all others.
    setShown(value);
    setTyped(value);
  }
  const settle = useEffectEvent((text: string) => {
    if (text === value) return;
    setShown(text);
    onChange(text);
  });
  useEffect(() => {
    const timer = setTimeout(() => settle(typed.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || typed === '') return;
    event.stopPropagation();
    setTyped('');
  };
  return (
    <OutlinedInput
      value={typed}
      placeholder={label}
      onChange={({ target }) => setTyped(target.value)}
      onKeyDown={onKeyDown}
      inputProps={{ 'aria-label': label, spellCheck: false, maxLength: 256 }}
      startAdornment={search && <Search aria-hidden sx={{ fontSize: 16, mr: 0.75, color: 'text.secondary' }} />}
      endAdornment={
        typed !== '' && (
          <IconButton aria-label={t('audit:clearField', { field: label })} onClick={() => setTyped('')} sx={{ p: 0.25 }}>
            <Close sx={{ fontSize: 16 }} />
          </IconButton>
        )
      }
      sx={{ width, pl: search ? 1 : 0, pr: 0.5, '& input': { py: '3px' } }}
    />
  );
}
