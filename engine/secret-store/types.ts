/**
 * The secret store: the encrypted file on the master secret server that holds the key ring (DESIGN §5).
 *
 * It is written only under an operating-system lock on a separate file that is never renamed; the lock is held from the
 * re-read to the rename, so that two processes never overwrite each other's entries. A write is: temporary file in the same
 * folder, verify, fsync, rename, fsync of the folder, read back; only then does `update` return. The generation grows by one.
 * The last good file is kept beside it and only ever offered. A store that is corrupt, linked, readable by others or a
 * stranger's is refused, never repaired.
 *
 * Errors: STORE_MISSING, STORE_DAMAGED, STORE_NEWER, STORE_EXPOSED, STORE_UNREACHABLE {owner}, STORE_EXISTS, STORE_WRITE_FAILED.
 */
import type { Guid } from '../../shared/domain/names.ts';
import type { KeyRing } from '../crypto/index.ts';

/** All that the store holds. Immutable. */
export interface StoreContents {
  /** Grows by one at every write. */
  readonly generation: number;
  readonly writtenAt: string;
  readonly systemId: Guid;
  readonly systemName: string;
  readonly serverId: Guid;
  readonly ring: KeyRing;
  /** Of the credential database that it belongs to; null until there is one. */
  readonly incarnation: Guid | null;
  /** The highest that this server has ever seen, in whatever ring, store or database. */
  readonly highestEpoch: number;
  readonly highestVersion: number;
  /** By secret id, how often at least each was used; a store that was written before this was counted has none. */
  readonly uses?: Readonly<Record<string, number>> | undefined;
  /** The newest record of this server's audit chain: what is missing behind it was cut off. */
  readonly auditHead: { readonly seq: number; readonly hash: string } | null;
  /** What proves that the secret is safe, for the situations; the newest of each. */
  readonly backup: {
    readonly takenAt: string;
    readonly secretVersion: number;
    readonly verifiedAt: string | null;
    readonly path: string;
  } | null;
  readonly databaseBackup: { readonly takenAt: string; readonly path: string } | null;
}

export interface SecretStore {
  read(): Promise<StoreContents>;
  /** First write. Refuses where a store exists (STORE_EXISTS), even a damaged one, unless `replaceDamaged` sets it aside first. */
  create(contents: Omit<StoreContents, 'generation' | 'writtenAt'>, options?: { replaceDamaged: boolean }): Promise<StoreContents>;
  /** Re-reads under the lock, applies a pure change, writes, verifies. Entries of the ring may change state, never vanish, unless `change` says retire. */
  update(change: (current: StoreContents) => StoreContents, options?: { retiring: Guid }): Promise<StoreContents>;
  /** The kept copy: null where there is none or it does not open. */
  lastGood(): Promise<StoreContents | null>;
  /** Puts modes of its files and folder right, and of the protector's (they are checked at every read). */
  protect(): Promise<void>;
}

/** What protects the store at rest. `null` from unwrap: not mine. A throw: mine, but broken. */
export interface Protector {
  readonly name: string;
  wrap(dataKey: Buffer): Promise<Uint8Array>;
  unwrap(stanza: Uint8Array): Promise<Buffer | null>;
  /** Puts modes of what it keeps on this machine right; nothing to do where it keeps nothing. */
  protect(): Promise<void>;
}
