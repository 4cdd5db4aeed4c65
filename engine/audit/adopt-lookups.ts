/** Takes look-ups that waited beside the database into their table, each with its own time; a crash in between takes none twice. */
import type { CredentialDatabase } from '../credential-db/types.ts';
import type { Db } from '../credential-db/schema.ts';
import type { EngineParts } from '../parts.ts';
import { ADOPTED, alreadyTaken } from './adopted.ts';
import { appendAudit } from './append.ts';
import { takeHeld, type HeldLookups } from './held-lookups.ts';
import { insertLookups } from './lookup-table.ts';
import { tellLookups } from './system-log.ts';
import type { AuditChain, WaitingLookup } from './types.ts';

/** Answers those that went in. `lost`: those that were too many to keep, and those whose file could not be read are in `setAside`. */
async function adopt(
  db: Db,
  chain: AuditChain,
  { file, before, records, setAside }: HeldLookups,
  at: Date,
): Promise<readonly WaitingLookup[]> {
  const [taken, end] = [await alreadyTaken(db, file), before + records.length];
  if (taken !== null && taken >= end) return [];
  const rows = records.slice(Math.max(0, (taken ?? 0) - before));
  await insertLookups(db, { chain, at }, rows);
  const lost = Math.max(0, before - (taken ?? 0));
  const detail = {
    records: end,
    lookups: true,
    ...(lost > 0 ? { lost } : {}),
    ...(setAside.length > 0 ? { setAside: setAside.join(', ') } : {}),
  };
  const by = { actor: 'engine', origin: 'engine', action: ADOPTED, result: 'done', operationId: null } as const;
  await appendAudit(db, chain, { ...by, at, objects: [file], detail });
  return rows;
}

type AdoptingParts = Pick<EngineParts, 'fileSystem' | 'folder' | 'clock' | 'systemLog'>;

/** Only for a database that fits. */
export async function adoptLookups(parts: AdoptingParts, database: CredentialDatabase, chain: AuditChain): Promise<void> {
  let rows: readonly WaitingLookup[] = [];
  await takeHeld(parts, async (held) => {
    rows = await database.write((db) => adopt(db, chain, held, parts.clock.now()));
  });
  // behind the file's lock, which others wait for
  await tellLookups({ ...parts, database: () => Promise.resolve(database) }, rows);
}
