/** Where the credential database and the secret store will lie, and what of that an administrator has to know. Nothing to choose. */
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../app/console-context.tsx';
import { useShell } from '../../app/shell-context.tsx';
import { Facts } from '../../components/facts.tsx';
import { joinPath } from '../../text/paths.ts';
import { WizardButtons } from '../wizard-buttons.tsx';
import { WizardFrame } from '../wizard-frame.tsx';
import type { PageProps } from './page-props.ts';

/** As the engine names it in the data folder. */
const DATABASE_FILE = 'credentials.db';

export function useDatabasePath(): string {
  const { overview } = useConsole();
  const { platform } = useShell();
  return joinPath(overview.dataFolder, DATABASE_FILE, platform);
}

export function DatabasePage({ onBack, onNext, onCancel }: PageProps) {
  const { t } = useTranslation(['console', 'wizard']);
  const path = useDatabasePath();
  return (
    <WizardFrame
      title={t('titles.configure')}
      heading={t('wizard:database.heading')}
      text={t('wizard:database.text')}
      onClose={onCancel}
      onSubmit={onNext}
      buttons={<WizardButtons onBack={onBack} onward={t('buttons.next')} focused onCancel={onCancel} />}
    >
      <Facts
        facts={[
          { name: t('wizard:database.kind'), value: t('wizard:database.embedded') },
          { name: t('facts.file'), value: path },
        ]}
      />
      <Typography sx={{ mt: 2, mb: 1 }}>{t('wizard:database.encrypted')}</Typography>
      <Typography>{t('wizard:database.backUp')}</Typography>
    </WizardFrame>
  );
}
