/**
 * What every use case is given: the parts that `open.ts` puts together once. A use case is a function
 * `(parts, caller, input) => result`, in a file of its own; it checks nothing that the contract has checked, and authorises
 * nothing (the router has, by the contract's role).
 */
import type { Guid } from '../shared/domain/names.ts';
import type { LookupAudit } from './audit/types.ts';
import type { CredentialDatabase } from './credential-db/types.ts';
import type { KeyDerivation } from './crypto/index.ts';
import type { OperationHost, RingCache } from './master-secret/types.ts';
import type { Clock } from './platform/clock.ts';
import type { DataFolder } from './platform/data-folder.ts';
import type { SystemLog } from './platform/system-log.ts';
import type { ServerSettings } from './platform/settings.ts';
import type { FileSystem } from './secret-store/file-system.ts';
import type { KeyStore, PassphraseProtector } from './secret-store/index.ts';
import type { Protector, SecretStore } from './secret-store/types.ts';
import type { WorkRegistry } from './work/types.ts';

export type { ServerSettings };

/** Who asks, as the shell proved it: an operating-system account (`HOST\name`) and its groups. Never from the page. */
export interface Caller {
  readonly account: string;
  readonly groups: readonly string[];
  /** Where from, for the audit: `console`, `command line`, `browser`. */
  readonly origin: string;
}

/** What this version can protect the secret store with. */
export interface Protectors {
  readonly keyFile: Protector;
  readonly passphrase: PassphraseProtector;
  readonly keyStore: Protector;
  readonly keyStorePort: KeyStore;
}

export interface EngineParts {
  readonly folder: DataFolder;
  readonly clock: Clock;
  readonly fileSystem: FileSystem;
  /** Names this process in heartbeats; a new one at every start. */
  readonly runId: Guid;
  readonly workerUrl: URL;
  /** What a backup's password costs; absent: the product's own. Tests take the lowest that a reader accepts. */
  readonly backupCost?: KeyDerivation;
  /** NOT_CONFIGURED where there is no `server.json`, SETTINGS_DAMAGED where it cannot be made out. */
  settings(): Promise<ServerSettings>;
  /** SecretStore of this server, whether or not its file exists. */
  store(): Promise<SecretStore>;
  readonly protectors: Protectors;
  /** Opened on first use, shared after; fails with DATABASE_* and SCHEMA_*, and is tried afresh the next time. */
  database(): Promise<CredentialDatabase>;
  /** Forgets the open database (it is another file now, or was upgraded). */
  closeDatabase(): Promise<void>;
  /** Whether the engine was closed: then the database is not opened again (DATABASE_AWAY), and what follows it ends. */
  closed(): boolean;
  /** The key ring and its derived keys, in memory; re-read when the store's file has changed. */
  readonly ring: RingCache;
  /** Every look-up leaves its record here before its credentials are handed out. */
  readonly lookups: LookupAudit;
  /** What the levels of the audit let through is told there too. */
  readonly systemLog: SystemLog;
  /** What this process is at work on. */
  readonly operations: OperationHost;
  /** What it is at work on beside an operation: what changes no credential, and ends with the process. */
  readonly work: WorkRegistry;
  /**
   * Called after every durable step, by its name; what it throws stops the work there and then, as the end of the process would.
   * It exists so that tests can end a process at exactly that point; the product passes none.
   */
  readonly onStep?: (step: string) => void | Promise<void>;
}
