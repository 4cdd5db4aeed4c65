/** How far an operation is: its steps, the bar, done of total, rate, time left, and what failed. */
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { OperationView } from '../../shared/contract/schemas.ts';
import { isActive, isBeforeSwitch } from '../../shared/domain/operation-states.ts';
import { Icon } from '../icons/icon.tsx';
import { fraction } from '../text/format.ts';
import { useFormat } from '../text/use-format.ts';
import { stepsOf, type Step } from './phases.ts';

const MARKS = {
  behind: <Icon name="check" size={14} colour="success.main" />,
  now: <Icon name="now" size={14} colour="primary.main" />,
  ahead: null,
} as const;

export function ProgressView({ operation }: { operation: OperationView }) {
  const { t } = useTranslation('console');
  return (
    <Box>
      <Box component="ol" sx={{ listStyle: 'none', p: 0, m: 0, mb: 1.5 }}>
        {stepsOf(operation.kind, operation.state).map((step) => (
          <StepLine key={step.state} step={step} operation={operation} />
        ))}
      </Box>
      {(operation.running || !isBeforeSwitch(operation.state)) && <Bar operation={operation} />}
      {operation.failed > 0 && (
        <Alert severity="warning" sx={{ mt: 1 }}>
          {t('operation.failed', { count: operation.failed })}
        </Alert>
      )}
      {operation.paused && isActive(operation.state) && !isBeforeSwitch(operation.state) && (
        <Alert severity="info" sx={{ mt: 1 }}>
          {t('operation.paused')}
        </Alert>
      )}
    </Box>
  );
}

function StepLine({ step, operation }: { step: Step; operation: OperationView }) {
  const { t } = useTranslation('console');
  const { status } = step;
  return (
    <Box
      component="li"
      {...(status === 'now' ? { 'aria-current': 'step' } : {})}
      sx={{
        display: 'flex',
        gap: 1,
        color: status === 'ahead' ? 'text.secondary' : 'text.primary',
        fontWeight: status === 'now' ? 600 : 400,
      }}
    >
      <Box component="span" sx={{ width: 16, display: 'flex', justifyContent: 'center', alignItems: 'center' }}>
        {MARKS[status]}
      </Box>
      {t(`operation.step.${operation.kind}.${step.state}`, { version: operation.secretVersion ?? 0 })}
    </Box>
  );
}

function Bar({ operation }: { operation: OperationView }) {
  const { t } = useTranslation('console');
  const format = useFormat();
  const { done, total, rate, secondsLeft, state } = operation;
  const counting = total > 0 && (state === 're-encrypting' || state === 'preflight' || state === 'current' || !isActive(state));
  const facts = [
    t('operation.doneOf', { done, total }),
    rate === null || operation.paused ? null : t('operation.rate', { rate: Math.round(rate) }),
    secondsLeft === null || operation.paused ? null : t('operation.left', { time: format.duration(secondsLeft) }),
  ].filter((fact) => fact !== null);
  return (
    <>
      <LinearProgress
        aria-label={t('operation.progress')}
        {...(counting ? { variant: 'determinate', value: 100 * fraction(done, total) } : {})}
        sx={{ height: 8, borderRadius: 1 }}
      />
      <Typography
        variant="caption"
        component="div"
        color="textSecondary"
        sx={{ mt: 0.5, minHeight: '1.4em', fontVariantNumeric: 'tabular-nums' }}
      >
        {counting ? facts.join(' · ') : t('operation.soon')}
      </Typography>
    </>
  );
}
