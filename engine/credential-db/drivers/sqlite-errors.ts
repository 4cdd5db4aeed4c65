/**
 * SQLite's result codes in the product's words. The text of a constraint names columns, never values; no statement and no
 * path of ours goes into an error.
 */
import { SsoError } from '../../../shared/errors.ts';
import { ConstraintViolation } from '../constraint.ts';

interface NativeError extends Error {
  readonly code: string;
}

const isNative = (error: Error): error is NativeError =>
  'code' in error && typeof error.code === 'string' && error.code.startsWith('SQLITE_');

/** Why a database does not answer, `{reason}` of DATABASE_AWAY: the codes that the file system uses, so that one text serves both. */
const AWAY_REASONS: Readonly<Record<string, string>> = {
  SQLITE_BUSY: 'EBUSY',
  SQLITE_LOCKED: 'EBUSY',
  SQLITE_PERM: 'EACCES',
  SQLITE_AUTH: 'EACCES',
  SQLITE_READONLY: 'EROFS',
  SQLITE_IOERR: 'EIO',
  SQLITE_FULL: 'ENOSPC',
  SQLITE_CANTOPEN: 'EACCES',
  SQLITE_PROTOCOL: 'EBUSY',
  SQLITE_NOLFS: 'EFBIG',
  SQLITE_NOMEM: 'ENOMEM',
};

const DAMAGED = ['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_FORMAT'];

/** The text that the envelope triggers raise. */
export const STALE_SECRET = 'SSO_STALE_SECRET';

/** `SQLITE_CONSTRAINT: UNIQUE constraint failed: a.b, a.c` without its first word. */
const words = (error: NativeError): string => error.message.replace(/^SQLITE_[A-Z]+: /, '');

function constraintError(error: NativeError): Error {
  if (error.message.includes(STALE_SECRET)) return new SsoError('SECRET_STALE', {}, { cause: error });
  const unique = /UNIQUE constraint failed: ([\w.]+)/.exec(error.message);
  return new ConstraintViolation(unique ? 'unique' : 'other', unique?.[1]?.split('.')[0] ?? '', words(error), { cause: error });
}

/** What a failed call means; an error of another origin comes back as it is. */
export function databaseError(error: Error): Error {
  if (!isNative(error)) return error;
  if (error.code === 'SQLITE_CONSTRAINT') return constraintError(error);
  if (DAMAGED.includes(error.code)) return new SsoError('DATABASE_DAMAGED', { fault: words(error) }, { cause: error });
  const reason = AWAY_REASONS[error.code];
  return reason === undefined ? error : new SsoError('DATABASE_AWAY', { reason }, { cause: error });
}

/** SQLite ends the transaction itself after some failures (disk full, input/output): then there is nothing left to roll back. */
export const isNoTransaction = (error: unknown): boolean => error instanceof Error && error.message.includes('no transaction is active');
