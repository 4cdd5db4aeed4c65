/** How the application is used, and whether it is enabled at once. */
import { useTranslation } from 'react-i18next';
import { Check } from '../check.tsx';
import { OptionsForm } from '../options-form.tsx';
import { isTimeout, type Options } from '../options.ts';
import type { PageProps } from './answers.ts';
import { WizardPage } from './wizard-page.tsx';

interface Props extends PageProps {
  readonly options: Options;
  readonly onOptions: (part: Partial<Options>) => void;
  readonly enabled: boolean;
  readonly onEnabled: (enabled: boolean) => void;
}

export function OptionsPage({ options, onOptions, enabled, onEnabled, onNext, ...props }: Props) {
  const { t } = useTranslation('applications');
  const next = (): void => {
    if (isTimeout(options.ticketTimeout)) onNext();
  };
  return (
    <WizardPage page="options" onNext={next} {...props}>
      <OptionsForm
        options={options}
        onChange={onOptions}
        first={
          <Check
            label={t('applications:options.enabled')}
            hint={t('applications:options.enabledHint')}
            checked={enabled}
            onChange={onEnabled}
            focused
          />
        }
      />
    </WizardPage>
  );
}
