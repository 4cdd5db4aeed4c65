/**
 * The lines of the pending file, as whoever reads them may take them: the file lies in a folder of logs, where a disk, an editor
 * or a hand may have altered it. A line that is no record is left out and counted; one that is a record and does not hold together
 * with those before it is named.
 */
import { randomUUID, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { AuditEventTable } from '../credential-db/schema.ts';
import { GENESIS, hashMatches, sealedRecord } from './record-mac.ts';
import { detailOf, jsonOf, objectsOf } from './record-row.ts';
import type { AuditEvent } from './types.ts';

export interface PendingLines {
  readonly records: readonly AuditEventTable[];
  /** How many records, from the first, hold together line by line. */
  readonly proven: number;
  /** Lines that are no record. */
  readonly skipped: number;
  /** Whether every line is as it was written. */
  readonly whole: boolean;
}

const RecordSchema = z.strictObject({
  server_id: z.string(),
  seq: z.number().int().positive(),
  at: z.iso.datetime(),
  actor: z.string(),
  origin: z.string(),
  action: z.string(),
  objects: z.string().refine((text) => objectsOf(text) !== null),
  result: z.enum(['intent', 'step', 'done', 'refused', 'failed']),
  operation_id: z.string().nullable(),
  detail: z.string().refine((text) => detailOf(text) !== null),
  previous_hash: z.string(),
  hash: z.string(),
});

function recordOf(line: string): AuditEventTable | null {
  const found = RecordSchema.safeParse(jsonOf(line));
  return found.success ? found.data : null;
}

/** How many lines, from the first, are records whose number, hash and predecessor are right. */
function countProven(key: KeyObject, lines: readonly (AuditEventTable | null)[]): number {
  const wrong = lines.findIndex((record, at) => {
    if (record?.seq !== at + 1) return true;
    return record.previous_hash !== (lines[at - 1]?.hash ?? GENESIS) || !hashMatches(key, record);
  });
  return wrong < 0 ? lines.length : wrong;
}

export function readPendingLines(text: string, key: KeyObject): PendingLines {
  const lines = text
    .split('\n')
    .filter((line) => line !== '')
    .map(recordOf);
  const records = lines.filter((record) => record !== null);
  const proven = countProven(key, lines);
  // a file without a line is one that was emptied: nobody writes such a one
  const whole = lines.length > 0 && proven === lines.length;
  return { records, proven, skipped: lines.length - records.length, whole };
}

/** The records with one more behind them, sealed. */
export function withEvent(key: KeyObject, records: readonly AuditEventTable[], event: AuditEvent): readonly AuditEventTable[] {
  const last = records.at(-1);
  const place = { serverId: last?.server_id ?? randomUUID(), seq: records.length + 1, previousHash: last?.hash ?? GENESIS };
  return [...records, sealedRecord(key, place, event)];
}

export function eventOf(record: AuditEventTable): AuditEvent {
  return {
    at: new Date(record.at),
    actor: record.actor,
    origin: record.origin,
    action: record.action,
    objects: JSON.parse(record.objects) as string[],
    result: record.result,
    operationId: record.operation_id,
    detail: JSON.parse(record.detail) as AuditEvent['detail'],
  };
}
