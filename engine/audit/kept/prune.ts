/**
 * Takes the oldest rows out of a table that has more than the system wants, a batch in a transaction, each with the anchor that says how
 * far it went: wherever a process ends, the table is whole, and whoever opens the database or adds to the table goes on.
 */
import { KEPT_TABLES, type KeptTable } from '../../../shared/domain/audit-tables.ts';
import type { CredentialDatabase } from '../../credential-db/types.ts';
import type { Db } from '../../credential-db/schema.ts';
import type { EngineParts } from '../../parts.ts';
import { auditChain } from '../chain.ts';
import type { AuditChain } from '../types.ts';
import { provenAnchor, writeAnchor, type Anchor } from './anchor.ts';
import { anchorTables, tablesWithoutAnchor } from './sound-anchor.ts';
import { deleteUpTo, lastOf, sizeOf } from './tables.ts';

/** Rows that a transaction takes out at most: a writer waits no longer than for these. */
const PRUNE_BATCH = 10_000;

/**
 * The anchor behind the oldest, as many as a batch has. Where rows are missing the hash before the next one is not known, and that is what
 * the proof will say.
 */
export async function pruned(db: Db, name: KeptTable, anchor: Anchor, most: number): Promise<Anchor> {
  const { begin, end } = anchor;
  const to = end.seq - most;
  if (to <= begin.seq) return anchor;
  const last = await lastOf(db, name, { after: begin.seq, to, most: PRUNE_BATCH });
  if (!last) return { ...anchor, begin: { seq: to, hash: begin.hash } };
  await deleteUpTo(db, name, last.seq);
  return { ...anchor, begin: last };
}

/** Whether anything was taken out. One whose anchor nothing proves is left as it is: whoever adds to it next will tell. */
async function pruneOnce(db: Db, { key, keys }: AuditChain, name: KeptTable): Promise<boolean> {
  const anchor = await provenAnchor(db, keys, name);
  if (!anchor) return false;
  const after = await pruned(db, name, anchor, await sizeOf(db, name));
  if (after === anchor) return false;
  await writeAnchor(db, key, name, after);
  return true;
}

async function isTooLong(db: Db, { keys }: AuditChain, name: KeptTable): Promise<boolean> {
  const anchor = await provenAnchor(db, keys, name);
  return anchor !== null && anchor.end.seq - anchor.begin.seq > (await sizeOf(db, name));
}

/** In the transaction that may have made the tables shorter. */
export async function pruneTablesOnce(db: Db, chain: AuditChain): Promise<void> {
  for (const name of KEPT_TABLES) await pruneOnce(db, chain, name);
}

async function pruneTables(database: CredentialDatabase, chain: AuditChain): Promise<void> {
  for (const name of KEPT_TABLES)
    while (await database.read((db) => isTooLong(db, chain, name))) await database.write((db) => pruneOnce(db, chain, name));
}

/**
 * What whoever opens the database does, and whoever has changed the sizes: every table has its anchor, and is as short as it is to be. Fails
 * as the database fails; then the next one does it.
 */
export async function orderTables(parts: EngineParts): Promise<void> {
  const [chain, database] = [await auditChain(parts), await parts.database()];
  const without = await database.read((db) => tablesWithoutAnchor(db, chain));
  if (without.length > 0) await database.write((db) => anchorTables(db, { chain, at: parts.clock.now() }));
  await pruneTables(database, chain);
}
