/** Names for rows that did not open, as an administrator knows them; an application that there is none of by the id that stands there. */
import { sql } from 'kysely';
import type { UnreadableRow } from '../../shared/contract/schemas.ts';
import type { Db } from '../credential-db/schema.ts';
import type { FailedRow } from '../crypto/index.ts';

/** Ids in one statement: below every driver's limit of parameters. */
const CHUNK = 500;

export async function nameRows(db: Db, failed: readonly FailedRow[]): Promise<UnreadableRow[]> {
  const named: UnreadableRow[] = [];
  for (let at = 0; at < failed.length; at += CHUNK) named.push(...(await nameChunk(db, failed.slice(at, at + CHUNK))));
  return named;
}

async function nameChunk(db: Db, failed: readonly FailedRow[]): Promise<UnreadableRow[]> {
  const rows = await db
    .selectFrom('mapping')
    .leftJoin('application', 'application.id', 'mapping.application_id')
    .select(['mapping.id', 'application.name'])
    // damaged, they need not be the text that they should be
    .select([
      sql<string>`coalesce(cast(mapping.account as text), '')`.as('account'),
      sql<string>`coalesce(cast(mapping.application_id as text), '')`.as('stands'),
    ])
    .where(
      'mapping.id',
      'in',
      failed.map(({ id }) => id),
    )
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return failed.flatMap(({ id, secretVersion, reason }) => {
    const row = byId.get(id);
    return row ? [{ application: row.name ?? row.stands, account: row.account, secretVersion: asVersion(secretVersion), reason }] : [];
  });
}

/** 0 where what stands there is none. */
export const asVersion = (stands: number): number => (Number.isSafeInteger(stands) && stands > 0 ? stands : 0);
