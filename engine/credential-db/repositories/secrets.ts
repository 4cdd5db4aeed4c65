/** The master secrets that the database knows by id and check value. Rows are never deleted: a version is never used again. */
import { SECRET_USES } from '../../../shared/domain/limits.ts';
import type { SecretState } from '../../../shared/domain/secret-states.ts';
import { SsoError } from '../../../shared/errors.ts';
import { refusingDuplicates } from '../constraint.ts';
import type { Db, SecretTable } from '../schema.ts';

/** In order of version. */
export const listSecrets = (db: Db): Promise<SecretTable[]> => db.selectFrom('secret').selectAll().orderBy('version').execute();

export const findSecret = (db: Db, version: number): Promise<SecretTable | undefined> =>
  db.selectFrom('secret').selectAll().where('version', '=', version).executeTakeFirst();

/** 0 before the first one. An operation may have named one that was never announced, and stands in a backup file all the same. */
export async function highestVersion(db: Db): Promise<number> {
  const known = await db.selectFrom('secret').select('version').orderBy('version', 'desc').limit(1).executeTakeFirst();
  const named = await db
    .selectFrom('operation')
    .select((eb) => eb.fn.max('secret_version').as('version'))
    .executeTakeFirst();
  return Math.max(known?.version ?? 0, named?.version ?? 0);
}

/** CONFLICT where version or id is taken. */
export async function insertSecret(db: Db, secret: Omit<SecretTable, 'uses'>): Promise<void> {
  const statement = db
    .insertInto('secret')
    .values({ ...secret, uses: 0 })
    .execute();
  await refusingDuplicates(statement, 'CONFLICT', { version: secret.version });
}

/** SECRET_UNKNOWN where there is no such version. */
export async function setSecretState(db: Db, version: number, state: SecretState): Promise<void> {
  const { numUpdatedRows } = await db.updateTable('secret').set({ state }).where('version', '=', version).executeTakeFirst();
  if (numUpdatedRows === 0n) throw new SsoError('SECRET_UNKNOWN', { version });
}

/** The secret that is current now was the last one; the one that was current is previous. */
export async function setCurrentSecret(db: Db, version: number): Promise<void> {
  await db.updateTable('secret').set({ state: 'previous' }).where('state', '=', 'current').where('version', '!=', version).execute();
  await setSecretState(db, version, 'current');
}

/** At least `uses`: a count that somebody has seen higher never goes down. */
export async function raiseUses(db: Db, version: number, uses: number): Promise<void> {
  await db.updateTable('secret').set({ uses }).where('version', '=', version).where('uses', '<', uses).execute();
}

/** Counts `n` encryptions, in the transaction that writes them. SECRET_WORN beyond the limit: then nothing is counted. */
export async function addUses(db: Db, version: number, n: number): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('secret')
    .set((eb) => ({ uses: eb('uses', '+', n) }))
    .where('version', '=', version)
    .where('uses', '<=', SECRET_USES.refuse - n)
    .executeTakeFirst();
  if (numUpdatedRows === 1n) return;
  const secret = await findSecret(db, version);
  throw new SsoError(secret ? 'SECRET_WORN' : 'SECRET_UNKNOWN', { version });
}
