/**
 * What protects a backup file: a password of 8 to 256 code points, NFC, UTF-8, stretched by scrypt (default) or PBKDF2 (FIPS
 * profile), then split by HKDF into one key for encryption and one for authentication.
 */
import { pbkdf2, scrypt, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { PASSWORD_LENGTH, REMINDER_MAX_LENGTH } from '../../shared/domain/limits.ts';
import { codePoints, nameKey } from '../../shared/domain/names.ts';
import { SsoError } from '../../shared/errors.ts';
import { deriveKey } from './derivation.ts';
import type { KeyDerivation } from './types.ts';

/** OWASP's floor for scrypt: 128 MiB, about a second. */
export const DEFAULT_COST: KeyDerivation = { name: 'scrypt', N: 2 ** 17, r: 8, p: 1 };

export const SALT_LENGTH = 32;

/** What a reader accepts, checked before anything is allocated: below is too weak to write, above is an attack on the reader. */
export const COST_BOUNDS = {
  scrypt: { N: [15, 16, 17, 18, 19, 20].map((exponent) => 2 ** exponent), r: 8, p: { min: 1, max: 4 } },
  pbkdf2: { iterations: { min: 600_000, max: 10_000_000 } },
  salt: { min: 16, max: 64 },
} as const;

const STRETCHED_LENGTH = 32;
const NO_SALT = new Uint8Array(0); // the stretched password is salted already

const stretchByPbkdf2 = promisify(pbkdf2);

export interface FileKeys {
  readonly encryption: KeyObject;
  readonly authentication: KeyObject;
}

/** PASSWORD_TOO_SHORT {min}, PASSWORD_TOO_LONG {max}. */
export function checkPassword(password: string): void {
  const length = codePoints(password.normalize('NFC'));
  if (length < PASSWORD_LENGTH.min) throw new SsoError('PASSWORD_TOO_SHORT', { min: PASSWORD_LENGTH.min });
  if (length > PASSWORD_LENGTH.max) throw new SsoError('PASSWORD_TOO_LONG', { max: PASSWORD_LENGTH.max });
}

/** The reminder is readable without the password: REMINDER_TOO_LONG {max}, REMINDER_TELLS_PASSWORD (in whatever letter case). */
export function checkReminder(reminder: string, password: string): void {
  if (codePoints(reminder.normalize('NFC')) > REMINDER_MAX_LENGTH) throw new SsoError('REMINDER_TOO_LONG', { max: REMINDER_MAX_LENGTH });
  if (password !== '' && nameKey(reminder).includes(nameKey(password))) throw new SsoError('REMINDER_TELLS_PASSWORD');
}

export function isCostWithinBounds(cost: KeyDerivation): boolean {
  if (cost.name === 'scrypt') {
    const { N, r, p } = COST_BOUNDS.scrypt;
    return N.includes(cost.N) && cost.r === r && Number.isInteger(cost.p) && cost.p >= p.min && cost.p <= p.max;
  }
  const { min, max } = COST_BOUNDS.pbkdf2.iterations;
  return Number.isInteger(cost.iterations) && cost.iterations >= min && cost.iterations <= max;
}

/** The two keys of a backup file. */
export async function backupKeys(password: string, salt: Uint8Array, cost: KeyDerivation): Promise<FileKeys> {
  const stretched = await stretch(password, salt, cost);
  const keys = {
    encryption: deriveKey(stretched, NO_SALT, 'backup encryption'),
    authentication: deriveKey(stretched, NO_SALT, 'backup authentication'),
  };
  stretched.fill(0);
  return keys;
}

/** BACKUP_BOUNDS outside the bounds, before a byte is allocated. */
export async function stretch(password: string, salt: Uint8Array, cost: KeyDerivation): Promise<Buffer> {
  const { min, max } = COST_BOUNDS.salt;
  if (!isCostWithinBounds(cost) || salt.length < min || salt.length > max) throw new SsoError('BACKUP_BOUNDS', { field: 'keyDerivation' });
  const typed = Buffer.from(password.normalize('NFC'), 'utf8');
  try {
    if (cost.name === 'pbkdf2-sha256') return await stretchByPbkdf2(typed, salt, cost.iterations, STRETCHED_LENGTH, 'sha256');
    return await stretchByScrypt(typed, salt, cost);
  } finally {
    typed.fill(0);
  }
}

/** `maxmem` is always given: Node's default of 32 MiB refuses the default cost. */
function stretchByScrypt(typed: Buffer, salt: Uint8Array, { N, r, p }: { N: number; r: number; p: number }): Promise<Buffer> {
  const maxmem = 128 * r * (N + p + 2) + 2 ** 20;
  return new Promise((resolve, reject) => {
    scrypt(typed, salt, STRETCHED_LENGTH, { N, r, p, maxmem }, (error, derived) => (error ? reject(error) : resolve(derived)));
  });
}
