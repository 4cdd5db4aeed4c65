/** Seals and opens the credentials of one mapping: binds them to their row, and wipes the plaintext. */
import type { Guid } from '../../shared/domain/names.ts';
import { SsoError } from '../../shared/errors.ts';
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

/** What a row says of the secret that it is under; null where the database does not know that version. */
export interface SealedUnder {
  readonly version: number;
  readonly secretId: Guid | null;
}

/** The key of the version that the row names. A version that this process does not know is looked for in the store once more. */
async function keyOf({ ring }: EngineParts, { version, secretId }: SealedUnder): Promise<HeldKey> {
  if (secretId === null) throw new SsoError('RECORD_UNREADABLE', { reason: 'no-secret' });
  const key = await ring.keyFor(version, secretId);
  if (key) return key;
  ring.invalidate();
  const fresh = await ring.keyFor(version, secretId);
  if (!fresh) throw new SsoError('RECORD_UNREADABLE', { reason: 'no-secret' });
  return fresh;
}

/** RECORD_UNREADABLE {reason}. */
export async function openFields(
  parts: EngineParts,
  under: SealedUnder,
  place: RecordPlace,
  envelope: Buffer,
): Promise<ReadonlyMap<number, string>> {
  const { secret, recordKey } = await keyOf(parts, under);
  const plaintext = openRecord(recordKey, { ...place, secretId: secret.id }, envelope);
  try {
    return decodeRecord(plaintext);
  } finally {
    plaintext.fill(0);
  }
}
