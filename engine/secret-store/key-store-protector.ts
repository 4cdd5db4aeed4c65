/**
 * The operating system's key store: 32 random bytes that it keeps for the account that logged in, and that wrap the store's data key.
 * Protects a copied store and a copied data folder; not against whoever is logged in as that account, and not against the loss of that
 * account's key store (a new machine, a login that was reset): then a backup file is the way.
 *
 * Stanza: wrapping.ts, under HKDF-SHA256(key, no salt, info "store key store"), associated data "key-store".
 * Errors: KEY_STORE_REFUSED {reason, detail?}, STORE_DAMAGED {reason: 'key-store-missing' | 'key-store-wrong' | 'stanza'}.
 */
import { SecretBytes, deriveKey } from '../crypto/index.ts';
import { SsoError } from '../../shared/errors.ts';
import type { Protector, StoreIdentity } from './types.ts';
import { WRAPPED_LENGTH, unwrapKey, wrapKey } from './wrapping.ts';

const NAME = 'key-store';
const AAD = Buffer.from(NAME, 'ascii');
const KEY_LENGTH = 32;
const NO_SALT = new Uint8Array(0);

/** Each throws KEY_STORE_REFUSED {reason, detail?} where the key store cannot be used. */
export interface KeyStore {
  /** Null where it keeps nothing under that name. The caller wipes it. */
  read(account: string): Promise<Buffer | null>;
  write(account: string, key: Buffer): Promise<void>;
  remove(account: string): Promise<void>;
}

export const keyStoreAccount = ({ systemId, serverId }: StoreIdentity): string => `${systemId} ${serverId}`;

export function keyStoreProtector(keyStore: KeyStore): Protector {
  return {
    name: NAME,
    wrap: async (dataKey, of) => {
      using key = (await kept(keyStore, of)) ?? (await makeKey(keyStore, of));
      return key.use((bytes) => wrapKey(deriveKey(bytes, NO_SALT, 'store key store'), AAD, dataKey));
    },
    unwrap: async (stanza, of) => {
      if (stanza.length !== WRAPPED_LENGTH) throw new SsoError('STORE_DAMAGED', { reason: 'stanza' });
      using key = await kept(keyStore, of);
      if (!key) throw new SsoError('STORE_DAMAGED', { reason: 'key-store-missing' });
      const dataKey = key.use((bytes) => unwrapKey(deriveKey(bytes, NO_SALT, 'store key store'), AAD, stanza));
      if (!dataKey) throw new SsoError('STORE_DAMAGED', { reason: 'key-store-wrong' });
      return dataKey;
    },
    protect: () => Promise.resolve(),
    forget: (of) => keyStore.remove(keyStoreAccount(of)),
    leftovers: () => Promise.resolve([]),
    removeLeftovers: () => Promise.resolve(),
  };
}

async function kept(keyStore: KeyStore, of: StoreIdentity): Promise<SecretBytes | null> {
  const bytes = await keyStore.read(keyStoreAccount(of));
  if (bytes && bytes.length !== KEY_LENGTH) throw new SsoError('STORE_DAMAGED', { reason: 'key-store-wrong' });
  return bytes && SecretBytes.take(bytes);
}

/** Asked back before anything comes to depend on it: some key stores take what they do not keep. */
async function makeKey(keyStore: KeyStore, of: StoreIdentity): Promise<SecretBytes> {
  const key = SecretBytes.random(KEY_LENGTH);
  const bytes = key.copy();
  try {
    await keyStore.write(keyStoreAccount(of), bytes);
  } finally {
    bytes.fill(0);
  }
  using again = await kept(keyStore, of);
  if (!again?.equals(key)) throw new SsoError('KEY_STORE_REFUSED', { reason: 'forgets' });
  return key;
}
