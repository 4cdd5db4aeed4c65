/** What a new backup password and its reminder must be; the engine judges the same again. */
import type { RegisterOptions } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { PASSWORD_LENGTH, REMINDER_MAX_LENGTH } from '../../shared/domain/limits.ts';
import { codePoints } from '../../shared/domain/names.ts';
import type { ErrorCode, ErrorParams } from '../../shared/errors.ts';
import { formatError } from '../../shared/i18n/index.ts';

export interface NewPassword {
  readonly password: string;
  readonly confirm: string;
  readonly reminder: string;
}

export interface Refusal {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
}

/** As the file will hold it: NFC (the same word typed on two keyboards is the same password). */
const lengthOf = (text: string): number => codePoints(text.normalize('NFC'));

export function judgePassword(password: string): Refusal | null {
  const length = lengthOf(password);
  if (length < PASSWORD_LENGTH.min) return { code: 'PASSWORD_TOO_SHORT', params: { min: PASSWORD_LENGTH.min } };
  if (length > PASSWORD_LENGTH.max) return { code: 'PASSWORD_TOO_LONG', params: { max: PASSWORD_LENGTH.max } };
  return null;
}

export function judgeReminder(reminder: string, password: string): Refusal | null {
  if (lengthOf(reminder) > REMINDER_MAX_LENGTH) return { code: 'REMINDER_TOO_LONG', params: { max: REMINDER_MAX_LENGTH } };
  const tells = password !== '' && reminder.normalize('NFC').toLowerCase().includes(password.normalize('NFC').toLowerCase());
  return tells ? { code: 'REMINDER_TELLS_PASSWORD', params: {} } : null;
}

type Rules = { readonly [Name in keyof NewPassword]: RegisterOptions<NewPassword, Name> };

export function useNewPasswordRules(): Rules {
  const { i18n } = useTranslation();
  const say = (refusal: Refusal | null): string | true =>
    refusal === null ? true : formatError(i18n, refusal.code, refusal.params).message;
  return {
    password: { validate: (password) => say(judgePassword(password)), deps: ['confirm', 'reminder'] },
    confirm: { validate: (confirm, { password }) => say(confirm === password ? null : { code: 'PASSWORDS_DIFFER', params: {} }) },
    reminder: { validate: (reminder, { password }) => say(judgeReminder(reminder, password)) },
  };
}
