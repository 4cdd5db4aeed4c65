/**
 * The audit (DESIGN §8): append-only, who, from where, what, which objects, result, operation id.
 *
 * One keyed hash chain a server, under the ring's audit key. A record is written in the transaction of the change that it
 * tells of; what has no transaction of its own (a back-up file) is told in two: an *intent*, durable before the first step,
 * and its outcome. Without a durable intent nothing is done. An intent whose process died is closed by whoever comes next.
 *
 * While the audit key or the database cannot be had, records go to `logs/audit-pending.jsonl` (pending.ts) and are taken into
 * the chain when both are back. The store keeps the newest (seq, hash), so that a chain cut short is noticed.
 */
import type { KeyObject } from 'node:crypto';
import type { ErrorParams } from '../../shared/errors.ts';
import type { Guid } from '../../shared/domain/names.ts';
import type { AuditEventTable } from '../credential-db/schema.ts';

/** Whose chain a record is appended to, and the key that seals it. */
export interface AuditChain {
  readonly serverId: Guid;
  readonly key: KeyObject;
  /** Every audit key of the ring, this one among them: what was sealed before is proven under the one of then. */
  readonly keys: readonly KeyObject[];
}

export type AuditResult = AuditEventTable['result'];

export interface AuditEvent {
  readonly at: Date;
  /** Operating-system account, `HOST\name`. */
  readonly actor: string;
  /** `console`, `command line`, `browser`, `engine`. */
  readonly origin: string;
  /** `noun.verb`, as the contract names its procedures. */
  readonly action: string;
  /** Names and ids of what it was done to. */
  readonly objects: readonly string[];
  readonly result: AuditResult;
  /** Joins an intent, its steps and its outcome. */
  readonly operationId: Guid | null;
  /** Never a secret: names, counts, versions, error codes. */
  readonly detail: ErrorParams;
}

export interface AuditHead {
  readonly seq: number;
  readonly hash: string;
}

export interface LookupRecord {
  readonly actor: string;
  /** Empty where there is no such application. */
  readonly applicationId: string;
  readonly account: string;
  /** `done`, or the code of the refusal. */
  readonly result: string;
}

/** With its time, until it is written. */
export type WaitingLookup = LookupRecord & { readonly at: string };

export interface LookupAudit {
  /** Await before the credentials are handed out; DATABASE_AWAY where nothing more can be kept. */
  record(entry: LookupRecord): Promise<void>;
  /** Durable when it resolves; throws what the database throws, and keeps what waits. */
  flush(): Promise<void>;
  /** Takes no more, and writes what waits; throws where that cannot be written. */
  close(): Promise<void>;
}
