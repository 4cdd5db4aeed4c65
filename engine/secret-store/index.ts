/** The door of this folder: what the rest of the engine may use of it. */
export type { FileFacts, FileSystem } from './file-system.ts';
export type { Protector, SecretStore, StoreContents } from './types.ts';
export { errorCode, nodeFileSystem } from './node-file-system.ts';
export { writeDurably, writeNewDurably, type Verify } from './durable-file.ts';
export { fileLock, type FileLock, type Release } from './lock.ts';
export { keyFileProtector } from './key-file-protector.ts';
export { openSecretStore, type StoreOptions } from './store.ts';
