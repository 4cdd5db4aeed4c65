/** Test helper: a store's first contents, and a clock that stands still until it is told. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SYSTEM_ID, exampleRing } from '../crypto/examples.helper.ts';
import type { Clock } from '../platform/clock.ts';
import type { FileSystem } from './file-system.ts';
import { keyFileProtector } from './key-file-protector.ts';
import type { KeyStore } from './key-store-protector.ts';
import { nodeFileSystem } from './node-file-system.ts';
import type { StoreOptions } from './store.ts';
import type { StoreContents } from './types.ts';

export const SERVER_ID = '5e6f7a8b-0000-4000-8000-000000000002';

export const stillClock: Clock = { now: () => new Date('2026-03-03T09:00:00.000Z'), monotonic: () => 0 };

export function exampleContents(change: Partial<StoreContents> = {}): Omit<StoreContents, 'generation' | 'writtenAt'> {
  const counters = { incarnation: null, highestEpoch: 1, highestVersion: 0, auditHead: null, backup: null, databaseBackup: null };
  return { systemId: SYSTEM_ID, systemName: 'Électricité', serverId: SERVER_ID, ring: exampleRing(), ...counters, ...change };
}

/** A key store as it should be. */
export function memoryKeyStore(kept = new Map<string, Buffer>()): KeyStore {
  const copy = (key: Buffer | undefined): Buffer | null => (key ? Buffer.from(key) : null);
  return {
    read: (account) => Promise.resolve(copy(kept.get(account))),
    write: (account, key) => Promise.resolve(void kept.set(account, Buffer.from(key))),
    remove: (account) => Promise.resolve(void kept.delete(account)),
  };
}

/** A store in a folder of its own under the temporary folder. */
export async function exampleStore(fileSystem: FileSystem = nodeFileSystem): Promise<StoreOptions & { root: string }> {
  const root = await mkdtemp(join(tmpdir(), 'sso-store-'));
  const protector = keyFileProtector({ path: join(root, 'identity', 'store.key'), fileSystem });
  return { root, folder: join(root, 'secret-store'), fileSystem, protectors: [protector], clock: stillClock };
}
