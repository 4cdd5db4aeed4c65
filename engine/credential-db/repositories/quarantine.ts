/** Rows that no secret opened, set aside bytes and all, so that they never block the others; retried after every restore. */
import type { Selectable } from 'kysely';
import { SsoError } from '../../../shared/errors.ts';
import type { Db, QuarantineTable } from '../schema.ts';

export type QuarantinedRow = Selectable<QuarantineTable>;

export interface SetAside {
  readonly mappingId: number;
  /** As when it was found unreadable: a row that was written anew since is left alone. */
  readonly revision: number;
  readonly secretVersion: number;
  readonly reason: string;
}

/** Moves each envelope out of its mapping, which stays, without credentials and with its revision. Returns how many moved. */
export async function setAside(db: Db, rows: readonly SetAside[], by: { at: string; by: string }): Promise<number> {
  let moved = 0;
  for (const row of rows) moved += (await setOneAside(db, row, by)) ? 1 : 0;
  return moved;
}

async function setOneAside(db: Db, row: SetAside, { at, by }: { at: string; by: string }): Promise<boolean> {
  const mapping = await db
    .selectFrom('mapping')
    .select(['application_id', 'account', 'envelope'])
    .where('id', '=', row.mappingId)
    .where('revision', '=', row.revision)
    .where('secret_version', '=', row.secretVersion)
    .executeTakeFirst();
  if (!mapping?.envelope) return false;
  await db
    .insertInto('quarantine')
    .values({
      mapping_id: row.mappingId,
      application_id: mapping.application_id,
      account: mapping.account,
      revision: row.revision,
      secret_version: row.secretVersion,
      envelope: mapping.envelope,
      reason: row.reason,
      at,
      by,
    })
    .execute();
  await db
    .updateTable('mapping')
    .set((eb) => ({ envelope: null, secret_version: null, change_counter: eb('change_counter', '+', 1) }))
    .where('id', '=', row.mappingId)
    .execute();
  return true;
}

export async function countQuarantined(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('quarantine')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

/** In the order they were set aside, after `afterId` (0 to start). */
export const listQuarantined = (db: Db, page: { afterId: number; limit: number }): Promise<QuarantinedRow[]> =>
  db.selectFrom('quarantine').selectAll().where('id', '>', page.afterId).orderBy('id').limit(page.limit).execute();

export interface PutBack {
  /** Of the quarantined row. */
  readonly id: number;
  /** Opened under its old secret and sealed under the current one, for the revision that it had. */
  readonly secretVersion: number;
  readonly envelope: Buffer;
}

/**
 * Gives a mapping its credentials back. False, and the bytes stay aside, where the mapping is gone or was given others since.
 * SECRET_STALE where the envelope is not under the current secret.
 */
export async function putBack(db: Db, { id, secretVersion, envelope }: PutBack): Promise<boolean> {
  const row = await db.selectFrom('quarantine').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new SsoError('CONFLICT');
  const { numUpdatedRows } = await db
    .updateTable('mapping')
    .set((eb) => ({ envelope, secret_version: secretVersion, change_counter: eb('change_counter', '+', 1) }))
    .where('id', '=', row.mapping_id)
    .where('revision', '=', row.revision)
    .where('envelope', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await db.deleteFrom('quarantine').where('id', '=', id).execute();
  return true;
}
