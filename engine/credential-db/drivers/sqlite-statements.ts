/** What SQLite does in its own way. */
import { sql } from 'kysely';
import type { Db } from '../schema.ts';
import { AS_BYTES, AS_HEX, readWalkBatch, unsoundMappings, writeWalkBatch } from './sqlite-walk.ts';
import type { DriverStatements } from './statements.ts';

/** AUTOINCREMENT counts in a table of SQLite's own, which has no row before the first insert. */
async function allocateMappingIds(db: Db, n: number): Promise<number> {
  const { rows } = await sql<{ seq: number }>`update sqlite_sequence set seq = seq + ${n} where name = 'mapping' returning seq`.execute(db);
  const [counter] = rows;
  if (counter) return counter.seq - n + 1;
  await sql`insert into sqlite_sequence (name, seq) values ('mapping', ${n})`.execute(db);
  return 1;
}

/** `packed`: whether this SQLite joins blobs as they are. */
export const sqliteStatements = (packed: boolean): DriverStatements => ({
  allocateMappingIds,
  readWalkBatch: readWalkBatch(packed ? AS_BYTES : AS_HEX),
  writeWalkBatch,
  unsoundMappings,
});
