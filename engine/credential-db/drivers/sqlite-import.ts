/** Many new mappings in one statement: their columns as JSON, their envelopes as one blob. */
import { sql } from 'kysely';
import type { Db } from '../schema.ts';
import { refusingDuplicates } from '../constraint.ts';

export interface PackedMappings {
  readonly secretVersion: number;
  /** JSON: `[[id, applicationId, account, accountKey, externalUser, externalKey, offset, length], …]`. */
  readonly rows: string;
  /** The envelopes one behind the other, sealed for revision 1. */
  readonly envelopes: Buffer;
}

/** Enabled, at revision 1. MAPPING_EXISTS where one is there already, SECRET_STALE as for any envelope. */
export async function insertPackedMappings(db: Db, { secretVersion, rows, envelopes }: PackedMappings): Promise<void> {
  const statement = sql`
    insert into mapping (id, application_id, account, account_key, external_user, external_key,
      enabled, revision, secret_version, envelope, change_counter)
    select batch.value ->> 0, batch.value ->> 1, batch.value ->> 2, batch.value ->> 3, batch.value ->> 4, batch.value ->> 5,
      1, 1, ${secretVersion}, substr(${envelopes}, (batch.value ->> 6) + 1, batch.value ->> 7), 0
    from json_each(${rows}) as batch`.execute(db);
  await refusingDuplicates(statement, 'MAPPING_EXISTS');
}
