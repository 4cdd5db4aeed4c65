/** Under which password the first backup is written, and what reminds of it. */
import type { UseFormReturn } from 'react-hook-form';
import Alert from '@mui/material/Alert';
import { useTranslation } from 'react-i18next';
import type { NewPassword } from '../../dialogs/new-password.ts';
import { PasswordFields } from '../../dialogs/password-fields.tsx';
import { WizardButtons } from '../wizard-buttons.tsx';
import { WizardFrame } from '../wizard-frame.tsx';
import type { PageProps } from './page-props.ts';

interface Props extends PageProps {
  readonly form: UseFormReturn<NewPassword>;
  /** What anybody knows of this system: no part of a good password. */
  readonly known: readonly string[];
}

export function BackupPasswordPage({ form, known, onBack, onNext, onCancel }: Props) {
  const { t } = useTranslation(['console', 'wizard']);
  return (
    <WizardFrame
      title={t('titles.configure')}
      heading={t('wizard:password.heading')}
      text={t('wizard:password.text')}
      onClose={onCancel}
      onSubmit={() => void form.handleSubmit(onNext)()}
      buttons={<WizardButtons onBack={onBack} onward={t('buttons.next')} onCancel={onCancel} />}
    >
      <PasswordFields form={form} known={known} />
      <Alert severity="warning">{t('backup.passwordWarning')}</Alert>
    </WizardFrame>
  );
}
