/** One page of an application's mappings, in whatever order, as a list shows it. */
import type { MappingRowView, MappingSort } from '../../shared/contract/console/mappings.ts';
import { nameKey } from '../../shared/domain/names.ts';
import { requireApplication } from '../applications/index.ts';
import { pageMappings as readPage } from '../credential-db/index.ts';
import type { EngineParts } from '../parts.ts';
import { mappingRowView } from './list.ts';

export interface MappingsPage {
  readonly application: string;
  readonly offset: number;
  readonly limit: number;
  readonly sort: MappingSort;
  readonly direction: 'asc' | 'desc';
  readonly filter: string;
}

/** APPLICATION_UNKNOWN {application}. */
export async function pageMappings(
  parts: EngineParts,
  { application: name, filter, ...page }: MappingsPage,
): Promise<{ total: number; rows: MappingRowView[] }> {
  const database = await parts.database();
  return database.read(async (db) => {
    const application = await requireApplication(db, name);
    const { total, rows } = await readPage(db, { ...page, applicationId: application.id, filterKey: nameKey(filter.trim()) });
    return { total, rows: rows.map(mappingRowView) };
  });
}
