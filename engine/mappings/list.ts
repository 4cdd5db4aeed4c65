/** The mappings of one application, page by page. */
import type { z } from 'zod';
import type { MappingSchema } from '../../shared/contract/console/applications.ts';
import { nameKey, normaliseAccount } from '../../shared/domain/names.ts';
import { requireApplication } from '../applications/index.ts';
import { applications, mappings } from '../credential-db/index.ts';
import type { MappingRow } from '../credential-db/repositories/mappings.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { hostName } from '../platform/account.ts';

export type MappingView = z.infer<typeof MappingSchema>;

export const mappingView = (application: string, row: MappingRow): MappingView => ({
  application,
  account: row.account,
  externalUser: row.external_user,
  enabled: row.enabled === 1,
  hasCredentials: row.envelope !== null,
  secretVersion: row.secret_version,
});

export interface MappingPage {
  readonly application: string;
  /** The account of the row before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** APPLICATION_UNKNOWN {application}. */
export async function listMappings(parts: EngineParts, { application: name, after, limit }: MappingPage): Promise<MappingView[]> {
  const database = await parts.database();
  const afterKey = after === undefined ? '' : nameKey(normaliseAccount(after, hostName()));
  return database.read(async (db) => {
    const application = await requireApplication(db, name);
    const rows = await mappings.listMappings(db, application.id, { afterKey, limit });
    return rows.map((row) => mappingView(application.name, row));
  });
}

/** The caller's own mappings, in the order of their applications. */
export async function listOwnMappings(parts: EngineParts, caller: Caller): Promise<MappingView[]> {
  const database = await parts.database();
  return database.read(async (db) => {
    const rows = await Promise.all(
      (await applications.listApplications(db)).map(async ({ id, name }) => {
        const row = await mappings.findMapping(db, id, nameKey(caller.account));
        return row ? [mappingView(name, row)] : [];
      }),
    );
    return rows.flat();
  });
}
