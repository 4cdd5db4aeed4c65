/** The head of the help window: its name, back and forward, search, close. */
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import ArrowBack from '@mui/icons-material/ArrowBack';
import ArrowForward from '@mui/icons-material/ArrowForward';
import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import OutlinedInput from '@mui/material/OutlinedInput';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly titleId: string;
  readonly back: (() => void) | null;
  readonly forward: (() => void) | null;
  readonly search: Ref<HTMLInputElement>;
  readonly question: string;
  readonly onQuestion: (question: string) => void;
  /** Opens the first of what was found. */
  readonly onFirst: () => void;
  readonly onClose: () => void;
}

export function HelpBar({ titleId, back, forward, search, question, onQuestion, onFirst, onClose }: Props) {
  const { t } = useTranslation('help');
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') onFirst();
    if (event.key !== 'Escape' || question === '') return;
    // The first Escape takes the search away, the second the window.
    event.stopPropagation();
    onQuestion('');
  };
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, px: 1, py: 0.75, borderBottom: 1, borderColor: 'divider' }}>
      <Typography id={titleId} component="h2" sx={{ fontWeight: 600, px: 1, mr: 1 }}>
        {t('help:title')}
      </Typography>
      <Tool label={t('help:back')} icon={<ArrowBack fontSize="inherit" />} onClick={back} />
      <Tool label={t('help:forward')} icon={<ArrowForward fontSize="inherit" />} onClick={forward} />
      <OutlinedInput
        value={question}
        onChange={({ target }) => onQuestion(target.value)}
        onKeyDown={onKeyDown}
        placeholder={t('help:search')}
        inputRef={search}
        inputProps={{ 'aria-label': t('help:search'), type: 'search' }}
        sx={{ ml: 'auto', width: 300 }}
      />
      <Tool label={t('help:close')} icon={<Close fontSize="inherit" />} onClick={onClose} />
    </Box>
  );
}

function Tool({ label, icon, onClick }: { label: string; icon: ReactNode; onClick: (() => void) | null }) {
  return (
    <Tooltip title={label}>
      <span>
        <IconButton aria-label={label} disabled={onClick === null} onClick={() => onClick?.()} sx={{ borderRadius: 0.5, fontSize: 18 }}>
          {icon}
        </IconButton>
      </span>
    </Tooltip>
  );
}
