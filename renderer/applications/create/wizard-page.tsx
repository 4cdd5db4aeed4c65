/** One page of the wizard, with its banner and its buttons. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../dialogs/use-task.ts';
import { useWayOut } from '../../dialogs/use-way-out.ts';
import { WizardButtons } from '../../wizards/wizard-buttons.tsx';
import { WizardFrame } from '../../wizards/wizard-frame.tsx';
import type { PageId, PageProps } from './answers.ts';

interface Props extends PageProps {
  readonly page: PageId;
  readonly onward?: string;
  readonly focused?: boolean;
  /** What the page has done. */
  readonly task?: Pick<Task, 'busy' | 'drop'>;
  readonly children: ReactNode;
}

const NOTHING: Pick<Task, 'busy' | 'drop'> = { busy: false, drop: () => undefined };

export function WizardPage({ page, onBack, onNext, onCancel, onward, focused = false, task = NOTHING, children }: Props) {
  const { t } = useTranslation(['console', 'applications']);
  const out = useWayOut({ task, onLeave: onCancel });
  const exterior = page === 'welcome' || page === 'finish';
  return (
    <WizardFrame
      title={t('applications:titles.create-application')}
      heading={t(`applications:wizard.${page}.heading`)}
      text={exterior ? undefined : t(`applications:wizard.${page}.text`)}
      exterior={exterior}
      onClose={out.onClick}
      onSubmit={() => {
        if (!task.busy) onNext();
      }}
      buttons={<WizardButtons onBack={onBack} onward={onward ?? t('buttons.next')} focused={focused} busy={task.busy} onCancel={out} />}
    >
      {children}
    </WizardFrame>
  );
}
