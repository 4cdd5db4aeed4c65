/** What was made, and what to do next: the file elsewhere, a second administrator, the database too. */
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../components/copy-button.tsx';
import { Verdict } from '../../dialogs/verdict.tsx';
import { useFormat } from '../../text/use-format.ts';
import { WizardButtons } from '../wizard-buttons.tsx';
import { WizardFrame } from '../wizard-frame.tsx';
import type { Answers } from './answers.ts';
import type { CarriedOut } from './carry-out.ts';
import type { PageProps } from './page-props.ts';

type Props = Pick<PageProps, 'onNext'> & { answers: Answers; carried: CarriedOut };

export function DonePage({ answers, carried, onNext }: Props) {
  const { t } = useTranslation(['console', 'wizard']);
  const said = useWhatWasDone(answers, carried);
  const next = [
    t('wizard:done.elsewhere'),
    ...(answers.administrators.length === 1 ? [t('wizard:done.second')] : []),
    t('wizard:done.database'),
  ];
  return (
    <WizardFrame
      exterior
      title={t('titles.configure')}
      heading={t('wizard:done.heading')}
      onClose={onNext}
      onSubmit={onNext}
      buttons={
        <WizardButtons
          onBack={null}
          onward={t('wizard:done.finish')}
          focused
          onCancel={null}
          aside={<CopyButton text={[...said, '', t('wizard:done.next'), ...next].join('\n')} />}
        />
      }
    >
      <Verdict sign="well" sentence={said[0] ?? ''} details={said.slice(1)} />
      <Box id="wizard-next" sx={{ mt: 1.5, mb: 0.5, fontWeight: 600 }}>
        {t('wizard:done.next')}
      </Box>
      <Box component="ol" aria-labelledby="wizard-next" sx={{ m: 0, pl: 2.5, '& li': { mb: 0.5 } }}>
        {next.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </Box>
    </WizardFrame>
  );
}

/** One fact a line: on the page, and as what is copied. */
function useWhatWasDone({ systemName }: Answers, { created, generated, verified }: CarriedOut): readonly string[] {
  const { t } = useTranslation(['console', 'wizard']);
  const format = useFormat();
  const version = generated?.secretVersion ?? 1;
  const secret = verified?.secrets.find((held) => held.version === version);
  return [
    t('wizard:done.created', { system: systemName.trim(), server: created?.serverName ?? '' }),
    t('wizard:done.generated', { version, at: format.dateTime(generated?.endedAt ?? generated?.startedAt ?? new Date().toISOString()) }),
    t('wizard:done.checkValue', { checkValue: secret?.checkValue ?? '' }),
    t('wizard:done.verified', { path: verified?.description.path ?? generated?.backupPath ?? '' }),
  ];
}
