/** What the use cases on the master secret share with the rest of the engine. */
import type { KeyObject } from 'node:crypto';
import type { Guid } from '../../shared/domain/names.ts';
import type { UnreadableRow } from '../../shared/contract/schemas.ts';
import type { Db } from '../credential-db/schema.ts';
import type { MasterSecret } from '../crypto/index.ts';
import type { StoreContents } from '../secret-store/types.ts';

/** A master secret that this server holds, with the key that seals records under it. */
export interface HeldKey {
  readonly secret: MasterSecret;
  readonly recordKey: KeyObject;
}

export interface RingCache {
  /** The store as its file says now: read again only where the file has changed. Fails as the store fails (STORE_*). */
  contents(): Promise<StoreContents>;
  /** The key of that version, if the ring's secret of the version is the very one that the database knows; else null. */
  keyFor(version: number, secretId: Guid): Promise<HeldKey | null>;
  /** The key that new envelopes are sealed with, as the database says. NO_SECRET: there is none. RECOVERY: the store lacks it. */
  current(db: Db): Promise<HeldKey>;
  /** Every key of the ring that the database knows by id, version and check value. */
  known(db: Db): Promise<readonly HeldKey[]>;
  invalidate(): void;
}

/** The operating-system lock that says that some process is at work, and this process's claim on it. */
export interface Claim {
  release(): Promise<void>;
}

/** An operation that runs, or ran last, in this process. */
export interface OperationAtWork {
  readonly id: Guid;
  /** Rows that this run could not open. */
  unreadable(): readonly UnreadableRow[];
  /** Resolves when the work has ended, however it ended. */
  readonly finished: Promise<void>;
  /** What it ended with, where it ended by an error. */
  failure(): Error | null;
}

export interface OperationHost {
  /** OPERATION_ACTIVE where another process is at work. */
  claim(): Promise<Claim>;
  /** Whether some process, this one or another, is at work. */
  busyAnywhere(): Promise<boolean>;
  atWork(): OperationAtWork | null;
  /** The one that ran last in this process, whether or not it still runs. */
  latest(): OperationAtWork | null;
  /** Runs `work` on, whoever follows it; frees the claim at its end. */
  launch(claim: Claim, id: Guid, work: (signals: WorkSignals) => Promise<void>): OperationAtWork;
  /** Resolves at the next progress of whatever is at work here, or when `signal` aborts. */
  changed(signal: AbortSignal): Promise<void>;
  /** Asks what runs here to stand still at its next batch, and waits for it. */
  stop(): Promise<void>;
}

export interface WorkSignals {
  /** Whether this process wants to end: stand still at the next durable point. */
  stopping(): boolean;
  /** Something moved: whoever follows reads again. */
  progressed(): void;
  foundUnreadable(rows: readonly UnreadableRow[]): void;
}
