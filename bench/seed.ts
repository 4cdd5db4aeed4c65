/**
 * Fills a system with mappings, packed and in bounded memory: sealing through the engine, writing past it. One of the engine's
 * own writes at a time would take an hour for a million.
 */
import type { KeyObject } from 'node:crypto';
import { encodeRecord, sealRecord } from '../engine/crypto/index.ts';
import type { Sqlite } from './sqlite.ts';

export interface Sealing {
  readonly systemId: string;
  readonly secretId: string;
  readonly version: number;
  readonly recordKey: KeyObject;
}

export interface SeededMapping {
  readonly applicationId: string;
  readonly account: string;
  readonly externalUser: string;
  readonly password: string;
}

const PAGE = 5000;
/** Keys are the names themselves: they are in lower case already. */
const INSERT = `INSERT INTO mapping (id, application_id, account, account_key, external_user, external_key, enabled, revision,
    secret_version, envelope, change_counter)
  SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 2, value ->> 3, value ->> 3, 1, 1, ?3,
    substr(?2, (value ->> 4) + 1, value ->> 5), 1
  FROM json_each(?1)`;

/** Of mapping `id` (from 1 up); the same at every call, so that whoever reads it back knows what to expect. */
export function seededMapping(id: number, applicationIds: readonly string[]): SeededMapping {
  return {
    applicationId: applicationIds[id % applicationIds.length] ?? '',
    account: `contoso\\user${String(id).padStart(7, '0')}`,
    externalUser: `ext${String(id).padStart(7, '0')}`,
    password: `correct-horse-${id}-battery`,
  };
}

function sealed(id: number, { applicationId, account, password }: SeededMapping, sealing: Sealing): Buffer {
  const context = { systemId: sealing.systemId, secretId: sealing.secretId, applicationId, mappingId: id, account, revision: 1 };
  return sealRecord(sealing.recordKey, sealing.version, context, encodeRecord(new Map([[1, password]])));
}

function page(first: number, last: number, applicationIds: readonly string[], sealing: Sealing): { rows: string; envelopes: Buffer } {
  const rows: (string | number)[][] = [];
  const envelopes: Buffer[] = [];
  let offset = 0;
  for (let id = first; id <= last; id += 1) {
    const mapping = seededMapping(id, applicationIds);
    const envelope = sealed(id, mapping, sealing);
    rows.push([id, mapping.applicationId, mapping.account, mapping.externalUser, offset, envelope.length]);
    envelopes.push(envelope);
    offset += envelope.length;
  }
  return { rows: JSON.stringify(rows), envelopes: Buffer.concat(envelopes) };
}

export async function seedMappings(database: Sqlite, count: number, applicationIds: readonly string[], sealing: Sealing): Promise<void> {
  const insert = database.prepare(INSERT);
  for (let first = 1; first <= count; first += PAGE) {
    const { rows, envelopes } = page(first, Math.min(count, first + PAGE - 1), applicationIds, sealing);
    await insert.run(rows, envelopes, sealing.version);
  }
  await insert.finalize();
  await database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}
