/** What an affiliate application is, and what is asked. */
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { PageProps } from './answers.ts';
import { WizardPage } from './wizard-page.tsx';

export function WelcomePage(props: PageProps) {
  const { t } = useTranslation('applications');
  return (
    <WizardPage page="welcome" focused {...props}>
      <Typography sx={{ mb: 1.5 }}>{t('applications:wizard.welcome.what')}</Typography>
      <Typography sx={{ mb: 1.5 }}>{t('applications:wizard.welcome.locked')}</Typography>
      <Typography>{t('applications:wizard.welcome.untilThen')}</Typography>
    </WizardPage>
  );
}
