/**
 * The cryptography of the product, in one page (DESIGN §5).
 *
 *   password ──scrypt──┐                       master secret MS (256 random bits, id, version)
 *                      ├─HKDF─► file keys         ├─HKDF "record"─► record key  ── AES-256-GCM ──► envelope, one a mapping
 *   key file ──────────┘        (backup, store)   ├─HKDF "check" ─► check value (HMAC; names the secret, says nothing of it)
 *                                                 └─HKDF "rights"─► MAC over the rows that say who may do what
 *
 * A master secret is never a cipher's key itself. The key ring is the list of all master secrets that a system still has,
 * with its audit (and later CA) keys; it is immutable: every change returns a new ring. The caller persists first, verifies,
 * then swaps. An envelope's version names exactly one secret: nothing is ever tried with several keys.
 *
 * This folder knows no file, no database and no clock. Errors: SsoError with RECORD_UNREADABLE, NOT_A_BACKUP,
 * BACKUP_DAMAGED, BACKUP_NEWER, BACKUP_BOUNDS, WRONG_PASSWORD.
 */
import type { SecretState } from '../../shared/domain/secret-states.ts';
import type { Guid } from '../../shared/domain/names.ts';
import type { SecretKey } from './secret-key.ts';

/** One master secret as the ring holds it. `createdAt` is ISO 8601 in UTC. */
export interface MasterSecret {
  readonly kind: 'master-secret';
  readonly id: Guid;
  readonly version: number;
  readonly createdAt: string;
  readonly state: SecretState;
  /** 32 bytes. */
  readonly key: SecretKey;
}

/** The HMAC key of the audit chains (32 bytes). */
export interface AuditKey {
  readonly kind: 'audit-key';
  readonly id: Guid;
  readonly createdAt: string;
  readonly key: SecretKey;
}

/** An entry of a type that this version does not know: kept to the byte, never dropped. */
export interface UnknownEntry {
  readonly kind: 'unknown';
  readonly type: number;
  readonly body: SecretKey;
}

export type RingEntry = MasterSecret | AuditKey | UnknownEntry;

/** Immutable; entries in order of version, then as they came. At most one `current`, at most one `pending`. */
export interface KeyRing {
  readonly entries: readonly RingEntry[];
}

/** What an envelope is bound to. Ids are immutable; `account` is the account column as stored; `revision` counts its writes. */
export interface RecordContext {
  readonly systemId: Guid;
  readonly secretId: Guid;
  readonly applicationId: Guid;
  readonly mappingId: number;
  readonly account: string;
  readonly revision: number;
}

/** The masked and other fields of one mapping by ordinal (field 0, the external user, is not among them). UTF-8. */
export type RecordFields = ReadonlyMap<number, string>;

/** What a backup file says of a secret without its password. */
export interface BackupSecret {
  readonly id: Guid;
  readonly version: number;
  readonly state: SecretState;
  readonly createdAt: string;
  /** Hexadecimal. */
  readonly checkValue: string;
}

export type KeyDerivation =
  | { readonly name: 'scrypt'; readonly N: number; readonly r: number; readonly p: number }
  | { readonly name: 'pbkdf2-sha256'; readonly iterations: number };

export interface BackupHeader {
  readonly formatVersion: number;
  readonly systemId: Guid;
  readonly systemName: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly reminder: string;
  readonly keyDerivation: KeyDerivation;
  readonly secrets: readonly BackupSecret[];
}
