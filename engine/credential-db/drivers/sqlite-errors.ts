/**
 * SQLite's result codes in the product's words. The text of a constraint names columns, never values; no statement and no
 * path of ours goes into an error.
 */
import { SsoError } from '../../../shared/errors.ts';
import { ConstraintViolation } from '../constraint.ts';

interface NativeError extends Error {
  readonly errno: number;
  readonly code: string;
}

const isNative = (error: unknown): error is NativeError =>
  error instanceof Error && 'errno' in error && typeof error.errno === 'number' && 'code' in error && `${error.code}`.startsWith('SQLITE_');

/** Why a database does not answer: fills `{reason}` of DATABASE_AWAY. */
export const AWAY_REASONS = {
  SQLITE_BUSY: 'busy',
  SQLITE_LOCKED: 'busy',
  SQLITE_PERM: 'no permission',
  SQLITE_AUTH: 'no permission',
  SQLITE_READONLY: 'read-only',
  SQLITE_IOERR: 'input/output error',
  SQLITE_FULL: 'disk full',
  SQLITE_CANTOPEN: 'cannot be opened',
  SQLITE_PROTOCOL: 'busy',
  SQLITE_NOLFS: 'file too large',
  SQLITE_NOMEM: 'out of memory',
} as const satisfies Record<string, string>;

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
export function databaseError(error: unknown): unknown {
  if (!isNative(error)) return error;
  if (error.code === 'SQLITE_CONSTRAINT') return constraintError(error);
  if (DAMAGED.includes(error.code)) return new SsoError('DATABASE_DAMAGED', { fault: words(error) }, { cause: error });
  const reason = (AWAY_REASONS as Record<string, string>)[error.code];
  return reason === undefined ? error : new SsoError('DATABASE_AWAY', { reason }, { cause: error });
}

/** SQLite ends the transaction itself after some failures (disk full, input/output): then there is nothing left to roll back. */
export const isNoTransaction = (error: unknown): boolean => error instanceof Error && error.message.includes('no transaction is active');
