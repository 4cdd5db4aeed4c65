/** How far an operation is: its steps, the bar, done of total, rate, time left, and what failed. */
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { OperationView } from '../../shared/contract/schemas.ts';
import { isActive, isBeforeSwitch } from '../../shared/domain/operation-states.ts';
import { Icon } from '../icons/icon.tsx';
import { stepsOf, type Step } from './phases.ts';
import { FailedNote, ProgressBar } from './progress-bar.tsx';

const MARKS = {
  behind: <Icon name="check" size={14} colour="success.main" />,
  now: <Icon name="now" size={14} colour="primary.main" />,
  ahead: null,
} as const;

const isCounting = ({ total, state }: OperationView): boolean =>
  total > 0 && (state === 're-encrypting' || state === 'preflight' || state === 'current' || !isActive(state));

/** One that stands still has no rate. */
const pausedAt = (operation: OperationView): OperationView =>
  operation.paused ? { ...operation, rate: null, secondsLeft: null } : operation;

export function ProgressView({ operation }: { operation: OperationView }) {
  const { t } = useTranslation('console');
  return (
    <Box>
      <Box component="ol" sx={{ listStyle: 'none', p: 0, m: 0, mb: 1.5 }}>
        {stepsOf(operation.kind, operation.state).map((step) => (
          <StepLine key={step.state} step={step} operation={operation} />
        ))}
      </Box>
      {(operation.running || !isBeforeSwitch(operation.state)) && (
        <ProgressBar progress={pausedAt(operation)} counting={isCounting(operation)} />
      )}
      <FailedNote failed={operation.failed} />
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
