/** What is being done, step by step; where it stops, what is done and what is not, and the ways on. */
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '../../components/error-note.tsx';
import Button from '@mui/material/Button';
import { WizardButtons } from '../wizard-buttons.tsx';
import { WizardFrame } from '../wizard-frame.tsx';
import type { CarriedOut } from './carry-out.ts';
import type { PageProps } from './page-props.ts';
import { StepList } from './step-list.tsx';

interface Props extends PageProps {
  readonly carried: CarriedOut;
  /** null while it goes on. */
  readonly error: unknown;
}

/** `onBack` leads to the question that the failure belongs to; `onNext` tries again. */
export function ProgressPage({ carried, error, onBack, onNext, onCancel }: Props) {
  const { t } = useTranslation(['console', 'wizard']);
  const failed = error !== null;
  return (
    <WizardFrame
      title={t('titles.configure')}
      heading={t(failed ? 'wizard:progress.stopped' : 'wizard:progress.heading')}
      text={t(failed ? 'wizard:progress.stoppedText' : 'wizard:progress.text')}
      onClose={failed ? onCancel : null}
      onSubmit={failed ? onNext : () => undefined}
      buttons={
        failed ? (
          <>
            <WizardButtons key="failed" onBack={onBack} onward={t('wizard:progress.tryAgain')} focused onCancel={null} />
            <Button onClick={onCancel}>{t('buttons.close')}</Button>
          </>
        ) : (
          <WizardButtons key="running" onBack={null} onward={t('buttons.next')} busy onCancel={null} />
        )
      }
    >
      <StepList carried={carried} failed={failed} />
      {failed && <ErrorNote error={error} />}
      {failed && <Typography>{t(carried.created === null ? 'wizard:progress.nothing' : 'wizard:progress.created')}</Typography>}
    </WizardFrame>
  );
}
