/** Which field of a form a failure belongs to; the others belong to the dialog as a whole. */
import type { ErrorCode } from '../../shared/errors.ts';
import type { Failure } from '../rpc/failure.ts';

export type FieldName = 'path' | 'password' | 'passphrase' | 'reminder' | 'confirmation' | 'administrators';

const FIELD_OF: Partial<Record<ErrorCode, FieldName>> = {
  PATH_NOT_ABSOLUTE: 'path',
  FILE_MISSING: 'path',
  FILE_EXISTS: 'path',
  FILE_NOT_WRITABLE: 'path',
  FILE_NOT_READABLE: 'path',
  FILE_TOO_LARGE: 'path',
  NOT_A_BACKUP: 'path',
  BACKUP_DAMAGED: 'path',
  BACKUP_NEWER: 'path',
  BACKUP_BOUNDS: 'path',
  NOT_A_DATABASE: 'path',
  DATABASE_FOREIGN: 'path',
  PASSWORD_TOO_SHORT: 'password',
  PASSWORD_TOO_LONG: 'password',
  WRONG_PASSWORD: 'password',
  WRONG_PASSPHRASE: 'passphrase',
  REMINDER_TOO_LONG: 'reminder',
  REMINDER_TELLS_PASSWORD: 'reminder',
  CONFIRMATION_WRONG: 'confirmation',
  ACCOUNT_UNKNOWN: 'administrators',
  CALLER_NOT_ADMINISTRATOR: 'administrators',
};

/** null where this form has no such field. */
export function fieldOf<Name extends FieldName>(failure: Failure, fields: readonly Name[]): Name | null {
  const field = failure.kind === 'error' ? FIELD_OF[failure.code] : undefined;
  return fields.find((name) => name === field) ?? null;
}
