/** The steps of a configuration with how each stands, as a sign and in a word. */
import Box from '@mui/material/Box';
import CircularProgress from '@mui/material/CircularProgress';
import { useTranslation } from 'react-i18next';
import { SeverityIcon } from '../../components/severity.tsx';
import { STEPS, type CarriedOut, type StepId } from './carry-out.ts';

type Status = 'done' | 'now' | 'failed' | 'ahead';

/** `step` is the one at work, or where it stopped; null once all are done. */
export function statusOf(step: StepId, { step: at, verified }: CarriedOut, failed: boolean): Status {
  if (verified !== null) return 'done';
  if (at === null) return 'ahead';
  if (step === at) return failed ? 'failed' : 'now';
  return STEPS.indexOf(step) < STEPS.indexOf(at) ? 'done' : 'ahead';
}

export function StepList({ carried, failed }: { carried: CarriedOut; failed: boolean }) {
  const { t } = useTranslation(['console', 'wizard']);
  return (
    <Box component="ol" aria-live="polite" sx={{ listStyle: 'none', p: 0, m: 0, mb: 1.5 }}>
      {STEPS.map((step) => {
        const status = statusOf(step, carried, failed);
        return (
          <Box
            component="li"
            key={step}
            {...(status === 'now' ? { 'aria-current': 'step' } : {})}
            sx={{ display: 'flex', alignItems: 'center', gap: 1.25, py: 0.5, fontWeight: status === 'now' ? 600 : 400 }}
          >
            <Sign status={status} />
            <Box component="span" sx={{ flex: 1 }}>
              {t(`wizard:step.${step}`)}
            </Box>
            <Box component="span" sx={{ color: status === 'failed' ? 'error.main' : 'text.secondary', fontWeight: 400 }}>
              {t(`wizard:status.${status}`)}
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}

function Sign({ status }: { status: Status }) {
  return (
    <Box component="span" sx={{ width: 20, display: 'flex', justifyContent: 'center' }}>
      {status === 'done' && <SeverityIcon severity="well" />}
      {status === 'failed' && <SeverityIcon severity="stop" />}
      {status === 'now' && <CircularProgress size={16} thickness={5} aria-hidden />}
    </Box>
  );
}
