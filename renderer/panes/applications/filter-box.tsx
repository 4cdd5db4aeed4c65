/** Narrows a list to the rows in which a text stands. Escape empties it. */
import { useEffect, useState, type KeyboardEvent } from 'react';
import Close from '@mui/icons-material/Close';
import Search from '@mui/icons-material/Search';
import IconButton from '@mui/material/IconButton';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useTranslation } from 'react-i18next';

/** Milliseconds after the last key, so that a word is looked for once and not letter by letter. */
const PAUSE = 200;

interface Props {
  readonly label: string;
  readonly onFilter: (text: string) => void;
}

export function FilterBox({ label, onFilter }: Props) {
  const { t } = useTranslation('applications');
  const [text, setText] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => onFilter(text.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [text, onFilter]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || text === '') return;
    event.stopPropagation();
    setText('');
  };
  return (
    <OutlinedInput
      type="text"
      role="search"
      value={text}
      placeholder={label}
      onChange={({ target }) => setText(target.value)}
      onKeyDown={onKeyDown}
      inputProps={{ 'aria-label': label, spellCheck: false, maxLength: 256 }}
      startAdornment={<Search aria-hidden sx={{ fontSize: 16, mr: 0.75, color: 'text.secondary' }} />}
      endAdornment={
        text !== '' && (
          <IconButton aria-label={t('applications:clearFilter')} onClick={() => setText('')} sx={{ p: 0.25 }}>
            <Close sx={{ fontSize: 16 }} />
          </IconButton>
        )
      }
      sx={{ width: 240, pl: 1, pr: 0.5, '& input': { py: '3px' } }}
    />
  );
}
