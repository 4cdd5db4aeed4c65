/**
 * Credentials that did not open when somebody looked, as they were then. One that was set anew, set aside, moved to another secret or
 * deleted since is another one, and not counted: whoever writes a mapping need not know of this. One that was mended by a hand is
 * forgotten by the next look at all of them.
 */
import { statementsOf } from '../drivers/statements.ts';
import type { Db } from '../schema.ts';

export interface Unopened {
  readonly id: number;
  readonly revision: number;
  /** 0, with revision 0, of a row that is damaged beyond what its table may hold. */
  readonly secretVersion: number;
}

/** Rows, or ids, in one statement: below every driver's limit of parameters. */
const CHUNK = 500;

/** The number of a look that begins now: above all that have ended. */
export async function beginLook(db: Db): Promise<number> {
  const newest = await db
    .selectFrom('unreadable')
    .select(({ fn }) => fn.max('look').as('look'))
    .executeTakeFirst();
  return (newest?.look ?? 0) + 1;
}

/** What a later look has found by now stays as that one found it. */
export async function rememberUnopened(db: Db, found: readonly Unopened[], look: number): Promise<void> {
  const rows = found
    .filter(({ revision, secretVersion }) => Number.isSafeInteger(revision) && Number.isSafeInteger(secretVersion))
    .map(({ id, revision, secretVersion }) => ({ mapping_id: id, revision, secret_version: secretVersion, look }));
  for (let at = 0; at < rows.length; at += CHUNK)
    await db
      .insertInto('unreadable')
      .values(rows.slice(at, at + CHUNK))
      .onConflict((conflict) =>
        conflict
          .column('mapping_id')
          .doUpdateSet((eb) => ({
            revision: eb.ref('excluded.revision'),
            secret_version: eb.ref('excluded.secret_version'),
            look: eb.ref('excluded.look'),
          }))
          .whereRef('unreadable.look', '<=', 'excluded.look'),
      )
      .execute();
}

/** Whether there is anything for its end to forget. */
export async function hasEarlier(db: Db, look: number): Promise<boolean> {
  return (await db.selectFrom('unreadable').select('mapping_id').where('look', '<', look).limit(1).executeTakeFirst()) !== undefined;
}

/** Of a look at all of them, at its end: what was found before it and not by it, opens. */
export async function endLook(db: Db, look: number): Promise<void> {
  await db.deleteFrom('unreadable').where('look', '<', look).execute();
}

export async function forgetUnopened(db: Db, ids: readonly number[]): Promise<void> {
  for (let at = 0; at < ids.length; at += CHUNK)
    await db
      .deleteFrom('unreadable')
      .where('mapping_id', 'in', ids.slice(at, at + CHUNK))
      .execute();
}

/** Those that still are as they were found, by the secret version that stands in the row. */
export async function countUnopened(db: Db): Promise<Map<number | null, number>> {
  const rows = await db
    .selectFrom('unreadable')
    .innerJoin('mapping', 'mapping.id', 'unreadable.mapping_id')
    .whereRef('mapping.revision', '=', 'unreadable.revision')
    .whereRef('mapping.secret_version', '=', 'unreadable.secret_version')
    .select(({ fn }) => ['mapping.secret_version', fn.countAll<number>().as('n')])
    .groupBy('mapping.secret_version')
    .execute();
  const counts = new Map(rows.map((row) => [row.secret_version, row.n]));
  for (const version of await versionsOfUnsound(db)) counts.set(version, (counts.get(version) ?? 0) + 1);
  return counts;
}

/** Nothing of an unsound row can be compared: it is unsound still. */
async function versionsOfUnsound(db: Db): Promise<(number | null)[]> {
  const found = await db.selectFrom('unreadable').select('mapping_id').where('secret_version', '=', 0).execute();
  const versions: (number | null)[] = [];
  for (let at = 0; at < found.length; at += CHUNK) {
    const ids = await statementsOf(db).unsoundMappings(
      db,
      found.slice(at, at + CHUNK).map(({ mapping_id: id }) => id),
    );
    if (ids.length === 0) continue;
    const rows = await db.selectFrom('mapping').select('secret_version').where('id', 'in', ids).execute();
    versions.push(...rows.map((row) => row.secret_version));
  }
  return versions;
}
