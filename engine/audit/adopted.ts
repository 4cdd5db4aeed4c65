/** What the chain says of the files whose records it has taken over. */
import type { Db } from '../credential-db/schema.ts';
import type { AuditAction } from '../../shared/domain/audit-actions.ts';
import { detailOf } from './record-row.ts';

export const ADOPTED: AuditAction = 'audit.adopt';

/**
 * How many records of that file have been taken over; null where the chain has not been told of the file, or not so that it can be
 * read: then they are taken again, for one that is there twice is better than one that is lost.
 */
export async function alreadyTaken(db: Db, file: string): Promise<number | null> {
  const taken = await db
    .selectFrom('audit_event')
    .select('detail')
    .where('action', '=', ADOPTED)
    .where('objects', '=', JSON.stringify([file]))
    .execute();
  const counts = taken.flatMap(({ detail }) => {
    const records = detailOf(detail)?.['records'];
    return typeof records === 'number' ? [records] : [];
  });
  return counts.length === 0 ? null : Math.max(...counts);
}
