/** A new password with its strength, typed twice, and its reminder. What the engine would refuse is said here first. */
import { useWatch, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Field } from './field.tsx';
import { useNewPasswordRules, type NewPassword } from './new-password.ts';
import { StrengthMeter } from './strength/strength-meter.tsx';
import { useStrength } from './strength/use-strength.ts';

interface Props {
  readonly form: UseFormReturn<NewPassword>;
  /** What anybody knows of this system: no part of a good password. */
  readonly known: readonly string[];
}

export function PasswordFields({ form, known }: Props) {
  const { t } = useTranslation('console');
  const rules = useNewPasswordRules();
  const { register, control, formState } = form;
  const { errors } = formState;
  const strength = useStrength(useWatch({ control, name: 'password' }), known);
  return (
    <>
      <Field
        label={t('fields.newPassword')}
        type="password"
        autoFocus
        error={errors.password?.message}
        hint={t('fields.passwordHint')}
        registration={register('password', rules.password)}
      />
      <StrengthMeter strength={strength} />
      <Field
        label={t('fields.confirmPassword')}
        type="password"
        error={errors.confirm?.message}
        registration={register('confirm', rules.confirm)}
      />
      <Field
        label={t('fields.reminder')}
        error={errors.reminder?.message}
        hint={t('fields.reminderHint')}
        registration={register('reminder', rules.reminder)}
      />
    </>
  );
}
