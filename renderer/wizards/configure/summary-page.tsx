/** All answers once more, before anything is done. */
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../components/facts.tsx';
import { WizardButtons } from '../wizard-buttons.tsx';
import { WizardFrame } from '../wizard-frame.tsx';
import type { Answers } from './answers.ts';
import { useDatabasePath } from './database-page.tsx';
import type { PageProps } from './page-props.ts';

export function SummaryPage({ answers, created, onBack, onNext, onCancel }: PageProps & { answers: Answers; created: boolean }) {
  const { t } = useTranslation(['console', 'wizard']);
  const { systemName, serverName, administrators, path, reminder } = answers;
  const databasePath = useDatabasePath();
  return (
    <WizardFrame
      title={t('titles.configure')}
      heading={t('wizard:summary.heading')}
      text={t('wizard:summary.text')}
      onClose={onCancel}
      onSubmit={onNext}
      buttons={<WizardButtons onBack={onBack} onward={t('wizard:summary.verb')} focused onCancel={onCancel} />}
    >
      <Facts
        facts={[
          { name: t('facts.system'), value: systemName.trim() },
          { name: t('facts.server'), value: serverName.trim() || t('wizard:summary.computerName') },
          { name: t('facts.database'), value: databasePath },
          {
            name: t('facts.administrators'),
            value: administrators.map((account) => <div key={account}>{account}</div>),
          },
          { name: t('fields.backupFile'), value: path },
          { name: t('facts.reminder'), value: reminder.trim() || t('facts.noReminder') },
        ]}
      />
      <Typography sx={{ mt: 2 }}>{t(created ? 'wizard:summary.again' : 'wizard:summary.next')}</Typography>
    </WizardFrame>
  );
}
