/** A page of the audit, newest first: of the chains, or of one of the tables that keep their newest rows. */
import { z } from 'zod';
import type { AuditFilter, AuditPage } from '../../shared/contract/console/audit.ts';
import type { AuditTable, KeptTable } from '../../shared/domain/audit-tables.ts';
import { SsoError } from '../../shared/errors.ts';
import type { Db } from '../credential-db/schema.ts';
import type { EngineParts } from '../parts.ts';
import { countRecords, listChains } from './list-chains.ts';
import { isEmpty } from './list-filter.ts';
import { countKept, readKept } from './list-kept.ts';

export interface AuditQuery {
  readonly filter: AuditFilter;
  readonly table: AuditTable;
  readonly before?: string | undefined;
  readonly limit: number;
}

const ChainCursorSchema = z.record(z.string(), z.number().int());
const KeptCursorSchema = z.number().int();

/** INPUT_INVALID for what is no cursor of ours. */
function readCursor<T>(schema: z.ZodType<T>, cursor: string): T {
  try {
    return schema.parse(JSON.parse(cursor));
  } catch (error) {
    throw new SsoError('INPUT_INVALID', { field: 'before' }, { cause: error });
  }
}

async function chainPage(db: Db, { filter, before, limit }: AuditQuery): Promise<AuditPage> {
  const cursor = before === undefined ? {} : readCursor(ChainCursorSchema, before);
  const { records, next } = await listChains(db, filter, cursor, limit);
  const total = isEmpty(filter) ? await countRecords(db) : null;
  return { records, next: next && JSON.stringify(next), total };
}

async function keptPage(db: Db, name: KeptTable, { filter, before, limit }: AuditQuery): Promise<AuditPage> {
  const bound = before === undefined ? undefined : readCursor(KeptCursorSchema, before);
  const found = await readKept(db, name, { filter, limit: limit + 1, bound, order: 'desc' });
  const records = found.slice(0, limit);
  const next = found.length > limit ? JSON.stringify(records.at(-1)?.seq ?? 0) : null;
  return { records, next, total: isEmpty(filter) ? await countKept(db, name) : null };
}

/** Look-ups that wait to be written are written first: what happened before the question is in the answer. */
export async function listAudit(parts: EngineParts, query: AuditQuery): Promise<AuditPage> {
  const { table } = query;
  if (table === 'lookups') await parts.lookups.flush();
  const database = await parts.database();
  return database.read((db) => (table === 'records' ? chainPage(db, query) : keptPage(db, table, query)));
}
