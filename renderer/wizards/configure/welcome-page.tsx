/** What the wizard will do, and what to have at hand before it. */
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { WizardButtons } from '../wizard-buttons.tsx';
import { WizardFrame } from '../wizard-frame.tsx';
import type { PageProps } from './page-props.ts';

const NEEDED = ['accounts', 'place', 'password'] as const;

export function WelcomePage({ onNext, onCancel, onBringBack }: PageProps & { onBringBack: () => void }) {
  const { t } = useTranslation(['console', 'wizard', 'overview']);
  const aside = <Button onClick={onBringBack}>{t('overview:otherwise.restore-database')}</Button>;
  return (
    <WizardFrame
      exterior
      title={t('titles.configure')}
      heading={t('wizard:welcome.heading')}
      onClose={onCancel}
      onSubmit={onNext}
      buttons={<WizardButtons onBack={null} onward={t('buttons.next')} focused onCancel={onCancel} aside={aside} />}
    >
      <Typography sx={{ mb: 1.5 }}>{t('wizard:welcome.what')}</Typography>
      <Typography id="wizard-needed" sx={{ mb: 0.5 }}>
        {t('wizard:welcome.needed')}
      </Typography>
      <Box component="ul" aria-labelledby="wizard-needed" sx={{ m: 0, mb: 1.5, pl: 2.5, '& li': { mb: 0.5 } }}>
        {NEEDED.map((need) => (
          <li key={need}>{t(`wizard:welcome.need.${need}`)}</li>
        ))}
      </Box>
      <Typography>{t('wizard:welcome.untilThen')}</Typography>
    </WizardFrame>
  );
}
