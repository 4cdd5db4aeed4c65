/** A batch of checked lines into the database, inside the transaction of the whole import. */
import { type Guid } from '../../shared/domain/names.ts';
import { insertPackedMappings, mappings, secrets } from '../credential-db/index.ts';
import type { MappingRow } from '../credential-db/repositories/mappings.ts';
import type { Db } from '../credential-db/schema.ts';
import type { CredentialsRow } from '../interchange/credentials-row.ts';
import { csvInvalid } from '../interchange/csv-rows.ts';
import type { HeldKey } from '../master-secret/types.ts';
import { holdersOfUsers } from './external-users.ts';
import { sealFields } from './sealing.ts';

export interface ImportTransaction {
  readonly db: Db;
  readonly systemId: Guid;
  readonly key: HeldKey;
  readonly file: string;
}

export function byApplication(batch: readonly CredentialsRow[]): ReadonlyMap<Guid, readonly CredentialsRow[]> {
  const groups = new Map<Guid, CredentialsRow[]>();
  for (const row of batch) {
    const same = groups.get(row.application.id);
    if (same) same.push(row);
    else groups.set(row.application.id, [row]);
  }
  return groups;
}

/** CSV_INVALID {problem: 'csv-user-mapped'}: an external user that another account has already. */
export async function requireFreeUsers(db: Db, file: string, applicationId: Guid, rows: readonly CredentialsRow[]): Promise<void> {
  const holders = await holdersOfUsers(
    db,
    applicationId,
    rows.map(({ externalKey }) => externalKey),
  );
  for (const { line, application, externalUser, externalKey, accountKey } of rows) {
    const holder = holders.get(externalKey);
    if (holder && holder.accountKey !== accountKey)
      throw csvInvalid(file, line, 'csv-user-mapped', { application: application.name, externalUser, account: holder.account });
  }
}

async function insertNew({ db, systemId, key }: ImportTransaction, rows: readonly CredentialsRow[], firstId: number): Promise<void> {
  const envelopes: Buffer[] = [];
  let offset = 0;
  const packed = rows.map(({ application, account, accountKey, externalUser, externalKey, fields }, index) => {
    const mappingId = firstId + index;
    const envelope = sealFields(key, { systemId, applicationId: application.id, mappingId, account, revision: 1 }, fields);
    const columns = [mappingId, application.id, account, accountKey, externalUser, externalKey, offset, envelope.length];
    envelopes.push(envelope);
    offset += envelope.length;
    return columns;
  });
  await insertPackedMappings(db, {
    secretVersion: key.secret.version,
    rows: JSON.stringify(packed),
    envelopes: Buffer.concat(envelopes),
  });
}

async function writeAnew(transaction: ImportTransaction, row: CredentialsRow, held: MappingRow): Promise<void> {
  const { db, systemId, key } = transaction;
  const place = { systemId, applicationId: held.application_id, mappingId: held.id, account: held.account, revision: held.revision + 1 };
  const envelope = sealFields(key, place, row.fields);
  await mappings.writeEnvelope(db, { id: held.id, expectedRevision: held.revision, secretVersion: key.secret.version, envelope });
  if (held.external_user !== row.externalUser)
    await mappings.setExternalUser(db, held.id, { user: row.externalUser, key: row.externalKey });
}

/** Returns how many mappings were created; all of the batch's credentials are set. */
export async function importBatch(transaction: ImportTransaction, batch: readonly CredentialsRow[]): Promise<number> {
  const { db, file, key } = transaction;
  let created = 0;
  for (const [applicationId, rows] of byApplication(batch)) {
    await requireFreeUsers(db, file, applicationId, rows);
    const keys = rows.map(({ accountKey }) => accountKey);
    const held = await mappings.findMappings(db, applicationId, keys);
    const missing = rows.filter(({ accountKey }) => !held.has(accountKey));
    if (missing.length > 0) {
      const firstId = await mappings.allocateMappingIds(db, missing.length);
      await insertNew(transaction, missing, firstId);
    }
    for (const row of rows) {
      const present = held.get(row.accountKey);
      if (present) await writeAnew(transaction, row, present);
    }
    created += missing.length;
  }
  await secrets.addUses(db, key.secret.version, batch.length);
  return created;
}
