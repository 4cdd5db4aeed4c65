/**
 * Takes the audit away as a file. It is read in pages, each for itself, up to the end that each chain had at the beginning: what is
 * recorded meanwhile is not in it, and no writer waits.
 */
import { fillFileName } from '../../shared/domain/file-names.ts';
import type { AuditFilter, AuditRecord } from '../../shared/contract/console/audit.ts';
import type { AuditTable, KeptTable } from '../../shared/domain/audit-tables.ts';
import { requireNewFile } from '../master-secret/plan-backup.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { audited } from './audited.ts';
import { chainEnds, SEQ_MAX } from './chains.ts';
import { writeNewFile } from './export-file.ts';
import { exportText, type ExportFormat } from './export-text.ts';
import { readChain } from './list-chains.ts';
import { readKept } from './list-kept.ts';
import { recordOf } from './record-row.ts';

const PAGE = 1000;

export interface AuditExport {
  readonly path: string;
  readonly format: ExportFormat;
  readonly filter: AuditFilter;
  readonly table: AuditTable;
}

type ReadPage = (after: number) => Promise<readonly AuditRecord[]>;

/** Oldest first, until a page is not full. */
async function* pagesOf(readPage: ReadPage): AsyncGenerator<readonly AuditRecord[]> {
  for (let after = -SEQ_MAX; ;) {
    const page = await readPage(after);
    yield page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.seq;
  }
}

async function* chainPages(parts: EngineParts, filter: AuditFilter): AsyncGenerator<readonly AuditRecord[]> {
  const database = await parts.database();
  for (const { serverId, end } of await database.read(chainEnds)) {
    const range = { serverId, filter, limit: PAGE, order: 'asc' } as const;
    yield* pagesOf(async (after) => {
      const rows = await database.read((db) => readChain(db, { ...range, bound: after }));
      return rows.filter(({ seq }) => seq <= end).map(recordOf);
    });
  }
}

async function* keptPages(parts: EngineParts, name: KeptTable, filter: AuditFilter): AsyncGenerator<readonly AuditRecord[]> {
  if (name === 'lookups') await parts.lookups.flush();
  const database = await parts.database();
  yield* pagesOf((after) => database.read((db) => readKept(db, name, { filter, limit: PAGE, bound: after, order: 'asc' })));
}

async function* counted(pages: AsyncIterable<readonly AuditRecord[]>, count: (records: number) => void) {
  for await (const page of pages) {
    count(page.length);
    yield page;
  }
}

/** PATH_NOT_ABSOLUTE, FILE_EXISTS, FILE_NOT_WRITABLE: before anything is read. */
export async function exportAudit(
  parts: EngineParts,
  caller: Caller,
  { path: named, format, filter, table }: AuditExport,
): Promise<{ path: string; records: number }> {
  const path = fillFileName(named, { date: parts.clock.now() });
  await requireNewFile(parts.fileSystem, path);
  return audited(parts, caller, 'audit.export', [path], async (trail) => {
    let records = 0;
    const pages = table === 'records' ? chainPages(parts, filter) : keptPages(parts, table, filter);
    await writeNewFile(
      path,
      exportText(
        format,
        counted(pages, (count) => (records += count)),
      ),
    );
    trail.note({ records, format, table });
    return { path, records };
  });
}
