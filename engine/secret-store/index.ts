/** The door of this folder: what the rest of the engine may use of it. */
export type { FileSystem } from './file-system.ts';
export { PAST_OPENING, type Stanza, type StoreContents, type StoreIdentity } from './types.ts';
export { errorCode, nodeFileSystem } from './node-file-system.ts';
export { writeDurably, writeNewDurably } from './durable-file.ts';
export { fileLock, type FileLock } from './lock.ts';
export { keyFileProtector } from './key-file-protector.ts';
export { keyStoreAccount, keyStoreProtector, type KeyStore } from './key-store-protector.ts';
export { orUnreachable } from './private-file.ts';
export { osKeyStore } from './os-key-store.ts';
export { passphraseProtector, type PassphraseProtector } from './passphrase-protector.ts';
export { openSecretStore } from './store.ts';
