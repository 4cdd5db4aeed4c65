/**
 * The one registry of errors. A code names what went wrong; the number is ENTSSO's message number where one exists
 * (custom codes print as 0xC0000000 + number); `exit` is the command line's exit code. The texts, in every language,
 * stand in `i18n/<language>/errors.json` under the same code: `<CODE>` what is the case, `<CODE>_next` what to do next.
 */
export interface ErrorKind {
  readonly number: number | null;
  readonly severity: 'error' | 'warning';
  readonly exit: 1 | 2 | 130;
}

const failed = (number: number | null = null): ErrorKind => ({ number, severity: 'error', exit: 1 });
const refused = (number: number | null = null): ErrorKind => ({ number, severity: 'warning', exit: 1 });

export const ERRORS = {
  // set-up
  NOT_CONFIGURED: refused(),
  SETTINGS_DAMAGED: failed(),
  ALREADY_CONFIGURED: refused(),
  NO_SECRET: refused(10783),
  SECRET_LOST: refused(10520),
  // who may
  NOT_MASTER: refused(10766),
  ACCESS_DENIED: refused(10772),
  ROLE_HELD: refused(),
  // secret store
  STORE_UNREACHABLE: failed(10771),
  STORE_MISSING: failed(10520),
  STORE_DAMAGED: failed(10521),
  STORE_NEWER: failed(),
  STORE_EXPOSED: refused(),
  STORE_FOREIGN: failed(10815),
  STORE_EXISTS: refused(),
  LAST_GOOD_FITS: refused(),
  STORE_WRITE_FAILED: failed(),
  STORE_LOCKED: refused(),
  STORE_NOT_LOCKED: refused(),
  WRONG_PASSPHRASE: refused(),
  KEY_STORE_REFUSED: failed(),
  KEY_FILE_MISSING: failed(10521),
  KEY_FILE_WRONG: failed(10521),
  KEY_FILE_UNREADABLE: failed(10771),
  KEY_FILE_EXPOSED: refused(),
  // credential database
  DATABASE_MISSING: failed(10513),
  DATABASE_AWAY: failed(10603),
  DATABASE_DAMAGED: failed(),
  DATABASE_FOREIGN: failed(10815),
  DATABASE_ROLLED_BACK: refused(),
  DATABASE_NOT_ROLLED_BACK: refused(),
  DATABASE_EXISTS: refused(),
  NOT_A_DATABASE: refused(),
  SCHEMA_OLD: refused(),
  SCHEMA_NEW: refused(),
  SCHEMA_CURRENT: refused(),
  RIGHTS_ALTERED: failed(),
  // operations
  OPERATION_ACTIVE: refused(10814),
  OPERATION_NONE: refused(),
  WORK_NONE: refused(),
  OPERATION_TAKEN_OVER: refused(),
  OPERATION_CANCELLED: refused(),
  OPERATION_PAST_SWITCH: refused(),
  OPERATION_BEFORE_SWITCH: refused(),
  RECOVERY: refused(10783),
  ROWS_UNREADABLE: refused(10547),
  RECORD_UNREADABLE: refused(10778),
  SECRET_STALE: refused(),
  SECRET_WORN: refused(),
  SECRET_UNKNOWN: refused(),
  SECRET_IN_USE: refused(),
  CONFIRMATION_WRONG: refused(),
  // files and passwords
  PATH_NOT_ABSOLUTE: refused(),
  FILE_MISSING: refused(10784),
  FILE_EXISTS: refused(),
  FILE_NOT_WRITABLE: failed(10560),
  FILE_NOT_READABLE: failed(10784),
  FILE_TOO_LARGE: refused(),
  NOT_A_BACKUP: refused(10564),
  BACKUP_DAMAGED: failed(10564),
  BACKUP_NEWER: refused(10564),
  BACKUP_BOUNDS: refused(10564),
  BACKUP_FOREIGN: refused(10815),
  BACKUP_RETIRED: refused(),
  WRONG_PASSWORD: refused(10779),
  PASSWORD_TOO_SHORT: refused(10836),
  PASSWORD_TOO_LONG: refused(10839),
  PASSWORD_MISSING: refused(),
  PASSWORDS_DIFFER: refused(),
  REMINDER_TOO_LONG: refused(10840),
  REMINDER_TELLS_PASSWORD: refused(),
  // applications, mappings, run time
  XML_INVALID: refused(),
  CSV_INVALID: refused(),
  APPLICATION_UNKNOWN: refused(10733),
  APPLICATION_EXISTS: refused(),
  APPLICATION_INVALID: refused(),
  APPLICATION_DISABLED: refused(10755),
  MAPPING_UNKNOWN: refused(10757),
  MAPPING_EXISTS: refused(10753),
  MAPPING_DISABLED: refused(10764),
  CREDENTIALS_MISSING: refused(10765),
  CREDENTIALS_INVALID: refused(),
  SSO_DISABLED: refused(10754),
  ACCOUNT_UNKNOWN: refused(10777),
  ACCOUNT_TWICE: refused(),
  CALLER_NOT_ADMINISTRATOR: refused(10597),
  TICKET_TIMEOUT_INVALID: refused(10614),
  REMIND_AHEAD_INVALID: refused(),
  // the rest
  CONFLICT: refused(),
  INPUT_INVALID: refused(),
  INTERNAL: failed(),
  USAGE: { number: null, severity: 'warning', exit: 2 },
  OUTPUT_LOST: failed(),
  INTERRUPTED: { number: null, severity: 'warning', exit: 130 },
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof ERRORS;

/** What fills the blanks of an error's text: names, counts, dates (ISO 8601). Never a secret, a path of ours or a stack. */
export type ErrorParams = Readonly<Record<string, string | number | boolean>>;

/** Every failure that this product means. The text is made where it is shown, from code and params. */
export class SsoError extends Error {
  override readonly name = 'SsoError';
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}, options?: { cause?: unknown }) {
    super(code, options);
    this.code = code;
    this.params = params;
  }
}

export const isSsoError = (error: unknown, ...codes: readonly ErrorCode[]): error is SsoError =>
  error instanceof SsoError && (codes.length === 0 || codes.includes(error.code));

/** `0xC0002A22` for 10786, as ENTSSO prints it; null where ENTSSO has no number. */
export function facilityCode(code: ErrorCode): string | null {
  const { number } = ERRORS[code];
  return number === null ? null : `0x${(0xc0000000 + number).toString(16).toUpperCase().padStart(8, '0')}`;
}
