/** One situation: its sign and word, what is the case, the one action that cures it, and the same at the command line. */
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { SITUATIONS, type Situation } from '../../../shared/domain/situations.ts';
import { useConsole } from '../../app/console-context.tsx';
import { SeverityIcon, signColour } from '../../components/severity.tsx';
import { useReason, useSituation } from '../../text/use-reason.ts';
import { cureOf, otherwiseOf } from './cure.ts';

export function SituationRow({ situation }: { situation: Situation }) {
  const { t } = useTranslation(['console', 'actions', 'domain', 'overview']);
  const { overview, run } = useConsole();
  const sentence = useSituation();
  const reason = useReason();
  const { severity, verb } = SITUATIONS[situation.id];
  const cure = cureOf(situation, overview);
  const otherwise = otherwiseOf(situation, overview);
  const why = cure.kind === 'action' ? cure.disabled : null;
  return (
    <Box
      component="li"
      data-situation={situation.id}
      sx={{
        display: 'flex',
        // In a narrow pane the cure stands under its sentence, not beside one word a line.
        flexWrap: 'wrap',
        columnGap: 1.25,
        rowGap: 0.75,
        alignItems: 'center',
        px: 1.5,
        py: 0.75,
        border: 1,
        borderColor: 'divider',
        borderLeft: 4,
        borderLeftColor: signColour(severity),
        borderRadius: 0.5,
      }}
    >
      <SeverityIcon severity={severity} />
      <Box sx={{ userSelect: 'text', flex: '1 1 210px', minWidth: 0 }}>
        <Typography>
          <Box component="strong" sx={{ color: signColour(severity), mr: 0.75 }}>
            {t(`severity.${severity}`)}
          </Box>
          {sentence(situation)}
        </Typography>
        {why !== null && (
          <Typography variant="caption" component="div" id={`why-${situation.id}`}>
            {reason(why)}
          </Typography>
        )}
        {cure.kind === 'words' && <Typography>{t(`cureInWords.${situation.id}`, { ...situation.params })}</Typography>}
        {verb !== null && (
          <Typography component="code" color="textSecondary" sx={{ fontFamily: 'monospace', fontSize: '0.75rem', whiteSpace: 'nowrap' }}>
            {verb}
          </Typography>
        )}
        {otherwise !== null && (
          <Button size="small" variant="text" sx={{ display: 'block', px: 0 }} onClick={() => run(otherwise)}>
            {t(`overview:otherwise.${otherwise}`)}
          </Button>
        )}
      </Box>
      {cure.kind === 'action' && (
        <Button
          variant={severity === 'note' ? 'outlined' : 'contained'}
          disabled={why !== null}
          sx={{ ml: 'auto' }}
          {...(why === null ? {} : { 'aria-describedby': `why-${situation.id}` })}
          onClick={() => run(cure.id)}
        >
          {t(`actions:${cure.id}`)}
        </Button>
      )}
    </Box>
  );
}
