/**
 * The KeyStore port on the operating system: Credential Manager, Keychain, Secret Service. The library carries native code and is
 * loaded when it is first needed: where it cannot be, the key store is a protector that is not to be had, and nothing else fails.
 *
 * On Linux the Secret Service is required by name: left to itself the library falls back to the kernel's keyring, which forgets
 * at the next start of the machine.
 */
import type { AsyncEntry } from '@napi-rs/keyring';
import { SsoError } from '../../shared/errors.ts';
import type { KeyStoreReason } from '../../shared/domain/protectors.ts';
import type { KeyStore } from './key-store-protector.ts';

const SERVICE = 'Enterprise Single Sign-On';
const OPTIONS = { linux: { store: 'secret-service' } } as const;
const DETAIL_MAX = 200;

interface Library {
  readonly AsyncEntry: typeof AsyncEntry;
}

/** `load` exists for tests. */
export function osKeyStore(load: () => Promise<Library> = () => import('@napi-rs/keyring')): KeyStore {
  const entry = async <T>(account: string, work: (entry: AsyncEntry) => Promise<T>): Promise<T> => {
    const { AsyncEntry } = await orRefused('no-library', load);
    return orRefused('refused', () => work(new AsyncEntry(SERVICE, account, OPTIONS)));
  };
  return {
    read: async (account) => {
      const kept = await entry(account, (at) => at.getSecret());
      const bytes = kept && Buffer.from(kept);
      kept?.fill(0);
      return bytes;
    },
    write: (account, key) => entry(account, (at) => at.setSecret(key)),
    remove: async (account) => {
      await entry(account, (at) => at.deleteCredential());
    },
  };
}

/** What the operating system says, as one short line: it names what is missing, and no key. */
async function orRefused<T>(reason: KeyStoreReason, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const said = reason === 'refused' && cause instanceof Error ? cause.message.replaceAll(/\s+/g, ' ').slice(0, DETAIL_MAX) : '';
    throw new SsoError('KEY_STORE_REFUSED', said === '' ? { reason } : { reason, detail: said }, { cause });
  }
}
