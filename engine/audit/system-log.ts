/**
 * The second sink of the audit: what its levels let through goes into the operating system's log once it is committed. That log is no
 * proof, and nothing waits on it: what cannot be written there is in the audit all the same, and the failure in the engine's log.
 */
import { AUDIT_LEVEL, isTold, type AuditLevels } from '../../shared/domain/audit-levels.ts';
import { isSsoError } from '../../shared/errors.ts';
import type { AuditEventTable, Db } from '../credential-db/schema.ts';
import type { EngineParts } from '../parts.ts';
import { logFailure } from '../platform/log.ts';
import { detailOf, objectsOf } from './record-row.ts';
import { lastRecord } from './chains.ts';
import { lineOf, severityOf, type Told } from './told-line.ts';
import type { LookupRecord, WaitingLookup } from './types.ts';

/** Records that wait for their transaction to end; more than these are those of transactions that never did. */
const MOST_WAITING = 1000;
/** Of this process, by server. */
const waiting = new Map<string, AuditEventTable[]>();

export type TellingParts = Pick<EngineParts, 'database' | 'folder' | 'systemLog'>;

/** Whether its transaction commits is not known yet. */
export function rememberAppended(record: AuditEventTable): void {
  const held = waiting.get(record.server_id) ?? [];
  waiting.set(record.server_id, [...held, record].slice(-MOST_WAITING));
}

async function levelsOf(db: Db): Promise<AuditLevels> {
  const row = await db.selectFrom('system').select(['audit_level_positive', 'audit_level_negative']).executeTakeFirst();
  return { positive: row?.audit_level_positive ?? AUDIT_LEVEL.positive, negative: row?.audit_level_negative ?? AUDIT_LEVEL.negative };
}

/** A number that the chain has reached with another hash is of a transaction that was undone; one beyond its end may yet come. */
async function sorted(db: Db, serverId: string, records: readonly AuditEventTable[]) {
  const { seq: end } = await lastRecord(db, serverId);
  const numbers = records.map(({ seq }) => seq);
  const rows = await db.selectFrom('audit_event').select('hash').where('server_id', '=', serverId).where('seq', 'in', numbers).execute();
  const hashes = new Set(rows.map(({ hash }) => hash));
  const open = records.filter(({ seq }) => seq > end);
  return { committed: records.filter(({ hash }) => hashes.has(hash)), open, levels: await levelsOf(db) };
}

const toldOf = ({ action, result, actor, origin, objects, at, operation_id: operationId, detail }: AuditEventTable): Told => {
  return { action, result, actor, origin, objects: objectsOf(objects) ?? [], at, operationId, code: detailOf(detail)?.['code'] };
};

async function tell({ folder, systemLog }: TellingParts, levels: AuditLevels, told: readonly Told[]): Promise<void> {
  const wanted = told.filter((each) => isTold(levels, each));
  try {
    for (const severity of ['notice', 'warning'] as const) {
      const lines = wanted.filter((each) => severityOf(each) === severity).map(lineOf);
      if (lines.length > 0) await systemLog.write(severity, lines);
    }
  } catch (error) {
    logFailure(folder, { correlation: 'audit', procedure: 'system-log', account: 'engine' }, error);
  }
}

/** What this process has recorded since it was called last. */
export async function tellAppended(parts: TellingParts, serverId: string): Promise<void> {
  const records = waiting.get(serverId) ?? [];
  if (records.length === 0) return;
  waiting.delete(serverId);
  try {
    const database = await parts.database();
    const { committed, open, levels } = await database.read((db) => sorted(db, serverId, records));
    for (const record of open) rememberAppended(record);
    await tell(parts, levels, committed.map(toldOf));
  } catch (error) {
    if (!isSsoError(error)) throw error;
    for (const record of records) rememberAppended(record);
  }
}

const lookupOf = ({ at, actor, account, result }: LookupRecord & { readonly at: string }): Told => {
  const shared = { action: 'mappings.lookUp', actor, origin: null, objects: [account], at };
  return result === 'done' ? { ...shared, result } : { ...shared, result: 'refused', code: result };
};

/** Look-ups that are in their table now. */
export async function tellLookups(parts: TellingParts, rows: readonly WaitingLookup[]): Promise<void> {
  try {
    const levels = await (await parts.database()).read(levelsOf);
    await tell(parts, levels, rows.map(lookupOf));
  } catch (error) {
    if (!isSsoError(error)) throw error; // they are written: whoever wrote them must not do so again
  }
}
