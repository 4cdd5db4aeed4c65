/** One page of the wizard, with its banner and its buttons. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { WizardButtons } from '../../wizards/wizard-buttons.tsx';
import { WizardFrame } from '../../wizards/wizard-frame.tsx';
import type { PageId, PageProps } from './answers.ts';

interface Props extends PageProps {
  readonly page: PageId;
  readonly onward?: string;
  readonly focused?: boolean;
  readonly busy?: boolean;
  readonly children: ReactNode;
}

export function WizardPage({ page, onBack, onNext, onCancel, onward, focused = false, busy = false, children }: Props) {
  const { t } = useTranslation(['console', 'applications']);
  const exterior = page === 'welcome' || page === 'finish';
  return (
    <WizardFrame
      title={t('applications:titles.create-application')}
      heading={t(`applications:wizard.${page}.heading`)}
      text={exterior ? undefined : t(`applications:wizard.${page}.text`)}
      exterior={exterior}
      onClose={busy ? null : onCancel}
      onSubmit={onNext}
      buttons={<WizardButtons onBack={onBack} onward={onward ?? t('buttons.next')} focused={focused} busy={busy} onCancel={onCancel} />}
    >
      {children}
    </WizardFrame>
  );
}
