/** The two names: of the SSO system, and of this server in it. */
import type { UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { NAME_LENGTH } from '../../../shared/domain/limits.ts';
import { codePoints, isOneLine } from '../../../shared/domain/names.ts';
import { Field } from '../../dialogs/field.tsx';
import { WizardButtons } from '../wizard-buttons.tsx';
import { WizardFrame } from '../wizard-frame.tsx';
import type { Names } from './answers.ts';
import type { PageProps } from './page-props.ts';

export function NamesPage({ form, onBack, onNext, onCancel }: PageProps & { form: UseFormReturn<Names> }) {
  const { t } = useTranslation(['console', 'wizard']);
  const { errors } = form.formState;
  const fits = (name: string, max: number): true | string => {
    if (!isOneLine(name.trim())) return t('wizard:names.oneLine');
    return codePoints(name.trim()) <= max || t('wizard:names.long', { max });
  };
  return (
    <WizardFrame
      title={t('titles.configure')}
      heading={t('wizard:names.heading')}
      text={t('wizard:names.text')}
      onClose={onCancel}
      onSubmit={() => void form.handleSubmit(onNext)()}
      buttons={<WizardButtons onBack={onBack} onward={t('buttons.next')} onCancel={onCancel} />}
    >
      <Field
        label={t('wizard:names.system')}
        hint={t('wizard:names.systemHint')}
        autoFocus
        error={errors.systemName?.message}
        registration={form.register('systemName', {
          validate: (name) => (name.trim() === '' ? t('wizard:names.systemMissing') : fits(name, NAME_LENGTH.system)),
        })}
      />
      <Field
        label={t('wizard:names.server')}
        hint={t('wizard:names.serverHint')}
        error={errors.serverName?.message}
        registration={form.register('serverName', { validate: (name) => fits(name, NAME_LENGTH.server) })}
      />
    </WizardFrame>
  );
}
