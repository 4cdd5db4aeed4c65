/** A new backup password, typed twice, and its reminder. What the engine would refuse is said here first. */
import type { FieldErrors, UseFormRegister } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Field } from './field.tsx';
import { useNewPasswordRules, type NewPassword } from './new-password.ts';

interface Props {
  readonly register: UseFormRegister<NewPassword>;
  readonly errors: FieldErrors<NewPassword>;
}

export function PasswordFields({ register, errors }: Props) {
  const { t } = useTranslation('console');
  const rules = useNewPasswordRules();
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
