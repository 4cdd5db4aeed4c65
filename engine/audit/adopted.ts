/** What the chain says of the files whose records it has taken over. */
import type { Db } from '../credential-db/schema.ts';
import type { AuditAction } from '../../shared/domain/audit-actions.ts';

export const ADOPTED: AuditAction = 'audit.adopt';

/** How many records of that file have been taken over; null where the chain has not been told of the file. */
export async function alreadyTaken(db: Db, file: string): Promise<number | null> {
  const taken = await db
    .selectFrom('audit_event')
    .select('detail')
    .where('action', '=', ADOPTED)
    .where('objects', '=', JSON.stringify([file]))
    .execute();
  if (taken.length === 0) return null;
  return Math.max(...taken.map(({ detail }) => (JSON.parse(detail) as { records: number }).records));
}
