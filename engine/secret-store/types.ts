/**
 * The secret store: the encrypted file on the master secret server that holds the key ring (DESIGN §5).
 *
 * It is written only under an operating-system lock on a separate file that is never renamed; the lock is held from the
 * re-read to the rename, so that two processes never overwrite each other's entries. A write is: temporary file in the same
 * folder, verify, fsync, rename, fsync of the folder, read back; only then does `update` return. The generation grows by one.
 * The last good file is kept beside it and only ever offered. A store that is corrupt, linked, readable by others or a
 * stranger's is refused, never repaired.
 *
 * Errors: STORE_MISSING, STORE_DAMAGED, STORE_NEWER, STORE_EXPOSED, STORE_UNREACHABLE {owner}, STORE_EXISTS, STORE_WRITE_FAILED;
 * STORE_LOCKED (it needs a passphrase that this process was not given), KEY_STORE_REFUSED {reason}, KEY_FILE_MISSING,
 * KEY_FILE_WRONG {length?}, KEY_FILE_UNREADABLE {owner?}, KEY_FILE_EXPOSED.
 */
import type { Guid } from '../../shared/domain/names.ts';
import type { ProtectorKind } from '../../shared/domain/protectors.ts';
import type { KeyRing } from '../crypto/index.ts';

/** The store is there and nothing on this machine opens it: what a backup file may take the place of. */
export const PAST_OPENING = ['STORE_DAMAGED', 'KEY_FILE_MISSING', 'KEY_FILE_WRONG'] as const;

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
  /** Puts modes of its files and folder right, and of the protectors' (they are checked at every read). */
  protect(): Promise<void>;
  /** Who can open it, in the order of the file, without opening it: of the store, else of its last good copy; none where neither can be read. */
  stanzas(): Promise<readonly Stanza[]>;
  /** From now on `to` alone opens it (and what this version does not know). Returns the names of those whose keys could not be removed. */
  reprotect(to: Protector): Promise<readonly string[]>;
  /**
   * What a change of protector that stopped half-way has left: it is completed where this process has what the new one needs, else undone
   * where it has what the old one needs; and no key stays that nobody needs. Nothing where all is as it should be.
   */
  settleProtectors(): Promise<void>;
  /** Sets a store aside that does not open for want of its key, and its last good copy, bytes and all. STORE_EXISTS where it opens. */
  setLockedAside(): Promise<void>;
}

/** A data key, wrapped by one protector. */
export interface Stanza {
  readonly protector: string;
  /** Hexadecimal. */
  readonly stanza: string;
}

/** Whose store it is: a key store keeps the keys of many. */
export interface StoreIdentity {
  readonly systemId: Guid;
  readonly serverId: Guid;
}

/** What protects the store at rest. `null` from unwrap: not mine. A throw: mine, but broken, locked or refused. */
export interface Protector {
  readonly name: ProtectorKind;
  wrap(dataKey: Buffer, of: StoreIdentity): Promise<Uint8Array>;
  unwrap(stanza: Uint8Array, of: StoreIdentity): Promise<Buffer | null>;
  /** Puts modes of what it keeps on this machine right; nothing to do where it keeps nothing. */
  protect(): Promise<void>;
  /** Removes what it keeps for a store that it protects no more; nothing to do where it keeps nothing. */
  forget(of: StoreIdentity): Promise<void>;
  /** What processes that ended have left of it on this machine, by name; `inUse`: a store names it. Of a key store nothing is asked. */
  leftovers(inUse: boolean): Promise<readonly string[]>;
  /** Removes these. Only under the store's lock: somebody may be about to need them. */
  removeLeftovers(names: readonly string[]): Promise<void>;
}
