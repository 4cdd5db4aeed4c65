/** A new passphrase of the secret store with its strength, typed twice. Nothing reminds of it: it is kept nowhere. */
import { useWatch, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Field } from './field.tsx';
import { useNewPasswordRules, type NewPassword } from './new-password.ts';
import { StrengthMeter } from './strength/strength-meter.tsx';
import { useKnownNames } from './strength/use-known-names.ts';
import { useStrength } from './strength/use-strength.ts';

export function PassphraseFields({ form }: { form: UseFormReturn<NewPassword> }) {
  const { t } = useTranslation(['console', 'dialogs']);
  const rules = useNewPasswordRules();
  const { register, control, formState } = form;
  const strength = useStrength(useWatch({ control, name: 'password', defaultValue: '' }), useKnownNames());
  return (
    <>
      <Field
        label={t('dialogs:protector.newPassphrase')}
        type="password"
        hint={t('fields.passwordHint')}
        error={formState.errors.password?.message}
        registration={register('password', { ...rules.password, deps: ['confirm'] })}
      />
      <StrengthMeter strength={strength} />
      <Field
        label={t('dialogs:protector.confirmPassphrase')}
        type="password"
        error={formState.errors.confirm?.message}
        registration={register('confirm', rules.confirm)}
      />
    </>
  );
}
