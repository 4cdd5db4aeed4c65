/** Mappings: one user of one application, and the envelope of its credentials. Counts walk the whole table: not for a loop. */
import type { Insertable } from 'kysely';
import type { Guid } from '../../../shared/domain/names.ts';
import { SsoError } from '../../../shared/errors.ts';
import { refusingDuplicates } from '../constraint.ts';
import { statementsOf } from '../drivers/statements.ts';
import type { Db, MappingTable } from '../schema.ts';

export type MappingRow = Omit<MappingTable, 'id'> & { readonly id: number };
/** `id` as `allocateMappingIds` gave it: an envelope is bound to it before the row exists. */
export type NewMapping = Insertable<MappingTable> & { readonly id?: number };

/** Rows in one INSERT: eleven columns each, and SQLite takes 32,766 parameters a statement. */
const INSERT_CHUNK = 500;

export async function countMappings(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('mapping')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

/** Mappings that have credentials. */
export async function countCredentials(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('mapping')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('secret_version', 'is not', null)
    .executeTakeFirstOrThrow();
  return n;
}

/** By secret version; under null those without credentials. */
export async function countByVersion(db: Db): Promise<Map<number | null, number>> {
  const rows = await db
    .selectFrom('mapping')
    .select((eb) => ['secret_version', eb.fn.countAll<number>().as('n')])
    .groupBy('secret_version')
    .execute();
  return new Map(rows.map((row) => [row.secret_version, row.n]));
}

/** Credentials that a re-encryption to `version` still has before it. */
export async function countNotUnder(db: Db, version: number): Promise<number> {
  const { n } = await db
    .selectFrom('mapping')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('secret_version', '!=', version)
    .executeTakeFirstOrThrow();
  return n;
}

/** Whether any row needs this secret; stops at the first. */
export async function isVersionUsed(db: Db, version: number): Promise<boolean> {
  const row = await db.selectFrom('mapping').select('id').where('secret_version', '=', version).limit(1).executeTakeFirst();
  return row !== undefined;
}

export const findMapping = (db: Db, applicationId: Guid, accountKey: string): Promise<MappingRow | undefined> =>
  db.selectFrom('mapping').selectAll().where('application_id', '=', applicationId).where('account_key', '=', accountKey).executeTakeFirst();

/** Many at once, by account key. */
export async function findMappings(db: Db, applicationId: Guid, accountKeys: readonly string[]): Promise<Map<string, MappingRow>> {
  const found = new Map<string, MappingRow>();
  for (let at = 0; at < accountKeys.length; at += INSERT_CHUNK) {
    const rows = await db
      .selectFrom('mapping')
      .selectAll()
      .where('application_id', '=', applicationId)
      .where('account_key', 'in', accountKeys.slice(at, at + INSERT_CHUNK))
      .execute();
    for (const row of rows) found.set(row.account_key, row);
  }
  return found;
}

/** One application's mappings in the order of account keys, after `afterKey` ('' to start). */
export const listMappings = (db: Db, applicationId: Guid, page: { afterKey: string; limit: number }): Promise<MappingRow[]> =>
  db
    .selectFrom('mapping')
    .selectAll()
    .where('application_id', '=', applicationId)
    .where('account_key', '>', page.afterKey)
    .orderBy('account_key')
    .limit(page.limit)
    .execute();

/** Walks the application's rows. */
export async function countsOfApplication(
  db: Db,
  applicationId: Guid,
): Promise<{ total: number; enabled: number; withCredentials: number }> {
  const { total, enabled, credentials } = await db
    .selectFrom('mapping')
    .select((eb) => [
      eb.fn.countAll<number>().as('total'),
      eb.fn.sum<number | null>('enabled').as('enabled'),
      eb.fn.count<number>('secret_version').as('credentials'),
    ])
    .where('application_id', '=', applicationId)
    .executeTakeFirstOrThrow();
  return { total, enabled: enabled ?? 0, withCredentials: credentials };
}

export async function countOfApplications(db: Db): Promise<Map<Guid, number>> {
  const rows = await db
    .selectFrom('mapping')
    .select((eb) => ['application_id', eb.fn.countAll<number>().as('n')])
    .groupBy('application_id')
    .execute();
  return new Map(rows.map((row) => [row.application_id, row.n]));
}

/** The first of `n` ids that no row has had or will have by itself: an envelope names its row's id before the row exists. */
export const allocateMappingIds = (db: Db, n: number): Promise<number> => statementsOf(db).allocateMappingIds(db, n);

/** MAPPING_EXISTS where one is there already, SECRET_STALE where an envelope is under another secret than the system encrypts with. */
export async function insertMappings(db: Db, rows: readonly NewMapping[]): Promise<void> {
  for (let at = 0; at < rows.length; at += INSERT_CHUNK) {
    const chunk = rows.slice(at, at + INSERT_CHUNK);
    await refusingDuplicates(db.insertInto('mapping').values(chunk).execute(), 'MAPPING_EXISTS');
  }
}

export interface EnvelopeWrite {
  readonly id: number;
  /** As when the row was read; the envelope is bound to the one after it. */
  readonly expectedRevision: number;
  readonly secretVersion: number;
  readonly envelope: Buffer;
}

/** Writes credentials anew: revision + 1. CONFLICT where someone else was faster, SECRET_STALE where the secret is not current. */
export async function writeEnvelope(db: Db, write: EnvelopeWrite): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('mapping')
    .set((eb) => ({
      envelope: write.envelope,
      secret_version: write.secretVersion,
      revision: write.expectedRevision + 1,
      change_counter: eb('change_counter', '+', 1),
    }))
    .where('id', '=', write.id)
    .where('revision', '=', write.expectedRevision)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new SsoError('CONFLICT');
}

/** Names only; credentials and revision stay. */
export async function setExternalUser(db: Db, id: number, external: { user: string; key: string }): Promise<void> {
  await db
    .updateTable('mapping')
    .set((eb) => ({ external_user: external.user, external_key: external.key, change_counter: eb('change_counter', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** Of one application, those that are there; in the order of ids. */
export async function listByIds(
  db: Db,
  applicationId: Guid,
  ids: readonly number[],
): Promise<Pick<MappingRow, 'id' | 'account' | 'external_user' | 'enabled'>[]> {
  const found: Pick<MappingRow, 'id' | 'account' | 'external_user' | 'enabled'>[] = [];
  for (let at = 0; at < ids.length; at += INSERT_CHUNK) {
    const chunk = ids.slice(at, at + INSERT_CHUNK);
    const rows = await db
      .selectFrom('mapping')
      .select(['id', 'account', 'external_user', 'enabled'])
      .where('id', 'in', chunk)
      .where('application_id', '=', applicationId)
      .orderBy('id')
      .execute();
    found.push(...rows);
  }
  return found;
}

export async function setMappingsEnabled(db: Db, ids: readonly number[], enabled: boolean): Promise<void> {
  for (let at = 0; at < ids.length; at += INSERT_CHUNK)
    await db
      .updateTable('mapping')
      .set((eb) => ({ enabled: enabled ? 1 : 0, change_counter: eb('change_counter', '+', 1) }))
      .where('id', 'in', ids.slice(at, at + INSERT_CHUNK))
      .execute();
}

export async function deleteMappings(db: Db, ids: readonly number[]): Promise<void> {
  for (let at = 0; at < ids.length; at += INSERT_CHUNK)
    await db
      .deleteFrom('mapping')
      .where('id', 'in', ids.slice(at, at + INSERT_CHUNK))
      .execute();
}

/** All of one application's; returns how many there were. */
export async function deleteOfApplication(db: Db, applicationId: Guid): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('mapping').where('application_id', '=', applicationId).executeTakeFirst();
  return Number(numDeletedRows);
}
