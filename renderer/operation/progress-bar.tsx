/** How far something is, whatever it is: the bar, done of total, rate, time left, and what failed. */
import Alert from '@mui/material/Alert';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { OperationView } from '../../shared/contract/schemas.ts';
import { fraction } from '../text/format.ts';
import { useFormat } from '../text/use-format.ts';

interface Props {
  readonly progress: Pick<OperationView, 'done' | 'total' | 'rate' | 'secondsLeft'>;
  /** Whether there is a number to tell; else it only says that it goes on. */
  readonly counting: boolean;
}

export function ProgressBar({ progress: { done, total, rate, secondsLeft }, counting }: Props) {
  const { t } = useTranslation('console');
  const format = useFormat();
  const facts = [
    t('operation.doneOf', { done, total }),
    rate === null ? null : t('operation.rate', { rate: Math.round(rate) }),
    secondsLeft === null ? null : t('operation.left', { time: format.duration(secondsLeft) }),
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

export function FailedNote({ failed }: { failed: number }) {
  const { t } = useTranslation('console');
  if (failed === 0) return null;
  return (
    <Alert severity="warning" sx={{ mt: 1 }}>
      {t('operation.failed', { count: failed })}
    </Alert>
  );
}
