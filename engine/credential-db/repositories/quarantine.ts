/** Rows that no secret opened, set aside bytes and all, so that they never block the others; retried after every restore. */
import { sql, type Selectable } from 'kysely';
import type { Guid } from '../../../shared/domain/names.ts';
import { SsoError } from '../../../shared/errors.ts';
import { statementsOf } from '../drivers/statements.ts';
import type { Db, QuarantineTable } from '../schema.ts';
import { forgetUnopened } from './unreadable.ts';

export type QuarantinedRow = Selectable<QuarantineTable>;

export interface SetAside {
  readonly mappingId: number;
  /** As when it was found unreadable: a row that was written anew since is left alone. */
  readonly revision: number;
  readonly secretVersion: number;
  readonly reason: string;
}

/** Ids in one statement: below every driver's limit of parameters. */
const CHUNK = 500;

interface By {
  readonly at: string;
  readonly by: string;
}

/**
 * Moves each envelope out of its mapping, which stays, without credentials and with its revision. One that is damaged beyond what its
 * table may hold cannot stay: what can be read of it goes with its envelope. Returns how many moved.
 */
export async function setAside(db: Db, rows: readonly SetAside[], by: By): Promise<number> {
  let moved = 0;
  for (const reason of new Set(rows.map((row) => row.reason))) {
    const alike = rows.filter((row) => row.reason === reason);
    for (let at = 0; at < alike.length; at += CHUNK) moved += await moveOut(db, await asFound(db, alike.slice(at, at + CHUNK)), reason, by);
  }
  return moved;
}

interface AsFound {
  readonly sound: readonly number[];
  readonly unsound: readonly number[];
}

/** Ids of those that are as they were when they did not open. Nothing of an unsound one can be compared: it is unsound still. */
async function asFound(db: Db, rows: readonly SetAside[]): Promise<AsFound> {
  const ids = rows.map(({ mappingId }) => mappingId);
  const now = await db.selectFrom('mapping').select(['id', 'revision', 'secret_version']).where('id', 'in', ids).execute();
  const unsound = await statementsOf(db).unsoundMappings(db, ids);
  const byId = new Map(now.map((row) => [row.id, row]));
  const sound = rows.filter(({ mappingId, revision, secretVersion }) => {
    const row = byId.get(mappingId);
    return row?.revision === revision && row.secret_version === secretVersion && !unsound.includes(mappingId);
  });
  return { sound: sound.map(({ mappingId }) => mappingId), unsound };
}

/** Of its column's type, whatever stands there. */
const asText = (column: 'application_id' | 'account') => sql<string>`coalesce(cast(${sql.ref(column)} as text), '')`.as(column);
const asInteger = (column: 'revision' | 'secret_version') => sql<number>`coalesce(cast(${sql.ref(column)} as integer), 0)`.as(column);
const ENVELOPE = sql<Buffer>`coalesce(cast(envelope as blob), x'')`.as('envelope');

async function moveOut(db: Db, { sound, unsound }: AsFound, reason: string, { at, by }: By): Promise<number> {
  const ids = [...sound, ...unsound];
  if (ids.length === 0) return 0;
  await db
    .insertInto('quarantine')
    .columns(['mapping_id', 'application_id', 'account', 'revision', 'secret_version', 'envelope', 'reason', 'at', 'by'])
    .expression((eb) =>
      eb
        .selectFrom('mapping')
        .select(['id', asText('application_id'), asText('account'), asInteger('revision'), asInteger('secret_version'), ENVELOPE])
        .select((values) => [values.val(reason).as('reason'), values.val(at).as('at'), values.val(by).as('by')])
        .where('id', 'in', ids)
        .orderBy('id'),
    )
    .execute();
  await forgetUnopened(db, ids);
  if (unsound.length > 0) await db.deleteFrom('mapping').where('id', 'in', unsound).execute();
  if (sound.length > 0) await empty(db, sound);
  return ids.length;
}

async function empty(db: Db, ids: readonly number[]): Promise<void> {
  await db
    .updateTable('mapping')
    .set((eb) => ({ envelope: null, secret_version: null, change_counter: eb('change_counter', '+', 1) }))
    .where('id', 'in', ids)
    .execute();
}

export async function countQuarantined(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('quarantine')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

export async function countQuarantinedByVersion(db: Db): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('quarantine')
    .select((eb) => ['secret_version', eb.fn.countAll<number>().as('n')])
    .groupBy('secret_version')
    .execute();
  return new Map(rows.map((row) => [row.secret_version, row.n]));
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

export async function deleteOfApplication(db: Db, applicationId: Guid): Promise<void> {
  await db.deleteFrom('quarantine').where('application_id', '=', applicationId).execute();
}

/** What was set aside of these mappings. */
export async function deleteOfMappings(db: Db, mappingIds: readonly number[]): Promise<void> {
  for (let at = 0; at < mappingIds.length; at += CHUNK)
    await db
      .deleteFrom('quarantine')
      .where('mapping_id', 'in', mappingIds.slice(at, at + CHUNK))
      .execute();
}

/** What was set aside of mappings that were given other credentials since: those are newer, and nobody needs the old ones. */
export async function deleteSuperseded(db: Db): Promise<void> {
  await db
    .deleteFrom('quarantine')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('mapping')
          .select('mapping.id')
          .whereRef('mapping.id', '=', 'quarantine.mapping_id')
          .where('mapping.envelope', 'is not', null),
      ),
    )
    .execute();
}
