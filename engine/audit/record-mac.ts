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

function canonical(record: UnsealedRecord): readonly (string | null)[] {
  return [
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
}

/** Of values in their order, the first of which names what they are; hexadecimal. */
export function macOf(key: KeyObject, values: readonly (string | null)[]): string {
  return createHmac('sha256', key)
    .update(Buffer.concat(values.map(lengthPrefixed)))
    .digest('hex');
}

export function macMatches(key: KeyObject, values: readonly (string | null)[], found: string): boolean {
  const [expected, stored] = [Buffer.from(macOf(key, values), 'utf8'), Buffer.from(found, 'utf8')];
  return expected.length === stored.length && timingSafeEqual(expected, stored);
}

export const hashMatches = (key: KeyObject, record: AuditEventTable): boolean => macMatches(key, canonical(record), record.hash);

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
  return { ...unsealed, hash: macOf(key, canonical(unsealed)) };
}
