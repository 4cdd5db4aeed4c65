/**
 * The hash of one audit record: HMAC-SHA256 over a canonical encoding of all its columns and the hash before it. Each value is
 * preceded by its length (4 bytes, big-endian; 0xFFFFFFFF for null), so that no text can be moved from one column to the next.
 */
import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto';
import type { AuditEventTable } from '../credential-db/schema.ts';
import type { AuditEvent } from './types.ts';

export type UnsealedRecord = Omit<AuditEventTable, 'hash'>;

/** What stands before the first record of a chain. */
export const GENESIS = '0'.repeat(64);

const DOMAIN = 'entsso audit record 1';

function lengthPrefixed(value: string | null): Buffer {
  const bytes = value === null ? Buffer.alloc(0) : Buffer.from(value, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(value === null ? 0xffffffff : bytes.length);
  return Buffer.concat([length, bytes]);
}

function canonical(record: UnsealedRecord): Buffer {
  const values = [
    DOMAIN,
    record.server_id,
    String(record.seq),
    record.at,
    record.actor,
    record.origin,
    record.action,
    record.objects,
    record.result,
    record.operation_id,
    record.detail,
    record.previous_hash,
  ];
  return Buffer.concat(values.map(lengthPrefixed));
}

/** Hexadecimal. */
function recordHash(key: KeyObject, record: UnsealedRecord): string {
  return createHmac('sha256', key).update(canonical(record)).digest('hex');
}

export function hashMatches(key: KeyObject, record: AuditEventTable): boolean {
  const expected = Buffer.from(recordHash(key, record), 'utf8');
  const stored = Buffer.from(record.hash, 'utf8');
  return expected.length === stored.length && timingSafeEqual(expected, stored);
}

/** Where a record stands in its chain. */
export interface RecordPlace {
  readonly serverId: string;
  readonly seq: number;
  /** GENESIS for the first. */
  readonly previousHash: string;
}

/** An event as the record of it at that place. */
export function sealedRecord(key: KeyObject, { serverId, seq, previousHash }: RecordPlace, event: AuditEvent): AuditEventTable {
  const unsealed = {
    server_id: serverId,
    seq,
    at: event.at.toISOString(),
    actor: event.actor,
    origin: event.origin,
    action: event.action,
    objects: JSON.stringify(event.objects),
    result: event.result,
    operation_id: event.operationId,
    detail: JSON.stringify(event.detail),
    previous_hash: previousHash,
  };
  return { ...unsealed, hash: recordHash(key, unsealed) };
}
