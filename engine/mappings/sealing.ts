/** Seals and opens the credentials of one mapping: binds them to their row, and wipes the plaintext. */
import type { Guid } from '../../shared/domain/names.ts';
import { SsoError } from '../../shared/errors.ts';
import { secrets } from '../credential-db/index.ts';
import type { Db } from '../credential-db/schema.ts';
import type { MappingRow } from '../credential-db/repositories/mappings.ts';
import { decodeRecord, encodeRecord, openRecord, sealRecord, type RecordFields } from '../crypto/index.ts';
import type { HeldKey } from '../master-secret/types.ts';
import type { EngineParts } from '../parts.ts';

/** Where an envelope belongs; `account` is the column as stored. */
export interface RecordPlace {
  readonly systemId: Guid;
  readonly applicationId: Guid;
  readonly mappingId: number;
  readonly account: string;
  readonly revision: number;
}

export function sealFields({ secret, recordKey }: HeldKey, place: RecordPlace, fields: RecordFields): Buffer {
  const plaintext = encodeRecord(fields);
  try {
    return sealRecord(recordKey, secret.version, { ...place, secretId: secret.id }, plaintext);
  } finally {
    plaintext.fill(0);
  }
}

/** The key of the version that the row names. A version that this process does not know is looked for in the store once more. */
async function keyOf(parts: EngineParts, db: Db, version: number): Promise<HeldKey> {
  const row = await secrets.findSecret(db, version);
  if (!row) throw new SsoError('RECORD_UNREADABLE', { reason: 'no-secret' });
  const key = await parts.ring.keyFor(version, row.id);
  if (key) return key;
  parts.ring.invalidate();
  const fresh = await parts.ring.keyFor(version, row.id);
  if (!fresh) throw new SsoError('RECORD_UNREADABLE', { reason: 'no-secret' });
  return fresh;
}

/** RECORD_UNREADABLE {reason}. */
export async function openFields(parts: EngineParts, db: Db, systemId: Guid, row: MappingRow): Promise<ReadonlyMap<number, string>> {
  const { id, account, application_id: applicationId, envelope, revision, secret_version: version } = row;
  if (!envelope || version === null) throw new SsoError('CREDENTIALS_MISSING');
  const { secret, recordKey } = await keyOf(parts, db, version);
  const plaintext = openRecord(recordKey, { systemId, applicationId, mappingId: id, account, revision, secretId: secret.id }, envelope);
  try {
    return decodeRecord(plaintext);
  } finally {
    plaintext.fill(0);
  }
}
