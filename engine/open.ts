/**
 * The one composition root: puts the parts of an engine together over a data folder. Opening touches nothing; whatever is asked
 * first opens what it needs. Several engines, in one process or in many, may have the same folder open.
 */
import { randomUUID } from 'node:crypto';
import { isSsoError } from '../shared/errors.ts';
import { openLookupAudit } from './audit/index.ts';
import { openCredentialDatabase, type CredentialDatabase } from './credential-db/index.ts';
import { databaseHolder } from './database-holder.ts';
import type { KeyDerivation } from './crypto/index.ts';
import { announce } from './events/hub.ts';
import { openOperationHost } from './master-secret/operation-host.ts';
import { recover } from './master-secret/recover.ts';
import { openRingCache } from './master-secret/ring-cache.ts';
import type { EngineParts, Protectors } from './parts.ts';
import { systemClock, type Clock } from './platform/clock.ts';
import { dataFolder } from './platform/data-folder.ts';
import { logFailure } from './platform/log.ts';
import { operatingSystemLog, type SystemLog } from './platform/system-log.ts';
import { databasePathOf, settingsReader } from './platform/settings.ts';
import {
  fileLock,
  keyFileProtector,
  keyStoreProtector,
  nodeFileSystem,
  openSecretStore,
  osKeyStore,
  passphraseProtector,
  type FileSystem,
  type KeyStore,
} from './secret-store/index.ts';
import { openWorkRegistry } from './work/registry.ts';

export interface EngineOptions {
  readonly dataFolder: string;
  readonly clock?: Clock | undefined;
  readonly fileSystem?: FileSystem | undefined;
  /** The built worker; default: beside the built engine. */
  readonly workerUrl?: URL | undefined;
  /** What a password costs, of a backup and of the store's passphrase. */
  readonly backupCost?: KeyDerivation | undefined;
  /** Default: the operating system's. */
  readonly keyStore?: KeyStore | undefined;
  /** Default: the operating system's. */
  readonly systemLog?: SystemLog | undefined;
  readonly onStep?: EngineParts['onStep'];
}

export interface Engine {
  readonly parts: EngineParts;
  /** Whether an operation, or other work, runs in this process: a shell asks before it ends. */
  busy(): Promise<boolean>;
  /** Lets a running operation stand still at its next batch, frees its lock, ends other work, writes the look-ups that wait, closes the database for good; what watches ends. */
  close(): Promise<void>;
}

function protectorsOf(
  { backupCost, keyStore: keyStorePort = osKeyStore() }: EngineOptions,
  keyFile: Parameters<typeof keyFileProtector>[0],
): Protectors {
  return {
    keyFile: keyFileProtector(keyFile),
    passphrase: passphraseProtector(backupCost),
    keyStore: keyStoreProtector(keyStorePort),
    keyStorePort,
  };
}

export function openEngine(options: EngineOptions): Engine {
  const folder = dataFolder(options.dataFolder);
  const { clock = systemClock, fileSystem = nodeFileSystem, systemLog = operatingSystemLog() } = options;
  const protectors = protectorsOf(options, { path: folder.protectorKey, fileSystem });
  const { keyFile, passphrase, keyStore } = protectors;
  const secretStore = openSecretStore({ folder: folder.storeFolder, fileSystem, protectors: [keyFile, passphrase, keyStore], clock });
  const settings = settingsReader(fileSystem, folder);
  const store = (): Promise<typeof secretStore> => Promise.resolve(secretStore);
  const open = async (path: string): Promise<CredentialDatabase> => {
    const database = await openCredentialDatabase(path);
    try {
      await recover({ ...parts, database: () => Promise.resolve(database) });
      return database;
    } catch (error) {
      await database.close();
      throw error;
    }
  };
  const holder = databaseHolder({ path: async () => databasePathOf(folder, await settings()), open });
  const database = (): Promise<CredentialDatabase> => holder.get();
  /** A database that is away or damaged is a situation that everybody sees; the batch is tried again with the next. */
  const onUnwritten = (error: unknown): void => {
    if (!isSsoError(error)) logFailure(folder, { correlation: 'audit', procedure: 'look-up', account: 'engine' }, error);
  };
  const ring = openRingCache({ fileSystem, folder, store });
  const parts: EngineParts = {
    folder,
    clock,
    fileSystem,
    runId: randomUUID(),
    workerUrl: options.workerUrl ?? new URL('./reencrypt-worker.js', import.meta.url),
    settings,
    store,
    protectors,
    database,
    closeDatabase: () => holder.close(),
    closed: () => holder.ended(),
    ring,
    lookups: openLookupAudit({ clock, database, ring, fileSystem, folder, systemLog }, onUnwritten),
    systemLog,
    operations: openOperationHost(fileLock(folder.operationLock)),
    work: openWorkRegistry(clock, () => announce(parts)),
    ...(options.backupCost ? { backupCost: options.backupCost } : {}),
    ...(options.onStep ? { onStep: options.onStep } : {}),
  };
  return {
    parts,
    busy: () => Promise.resolve(parts.operations.atWork() !== null || parts.work.running()),
    async close() {
      await Promise.all([parts.operations.stop(), parts.work.stop()]);
      try {
        await parts.lookups.close();
      } finally {
        const ended = holder.end();
        announce(parts); // whoever watches looks up, and sees that it is over
        await ended;
        passphrase.lock();
      }
    },
  };
}
