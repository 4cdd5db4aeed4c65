/** Names for rows that did not open, as an administrator knows them. */
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
    .innerJoin('application', 'application.id', 'mapping.application_id')
    .select(['mapping.id', 'mapping.account', 'application.name'])
    .where(
      'mapping.id',
      'in',
      failed.map(({ id }) => id),
    )
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return failed.flatMap(({ id, secretVersion, reason }) => {
    const row = byId.get(id);
    return row ? [{ application: row.name, account: row.account, secretVersion, reason }] : [];
  });
}
