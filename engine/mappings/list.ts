/** The mappings of one application, page by page. */
import type { z } from 'zod';
import type { MappingRowView, MappingSchema } from '../../shared/contract/console/mappings.ts';
import { nameKey } from '../../shared/domain/names.ts';
import { SsoError } from '../../shared/errors.ts';
import { requireApplication } from '../applications/index.ts';
import { applications, mappings } from '../credential-db/index.ts';
import type { ListedMapping } from '../credential-db/repositories/mapping-pages.ts';
import type { MappingRow } from '../credential-db/repositories/mappings.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { canonicalAccount } from '../platform/account.ts';
import { accountHostOf } from '../platform/settings.ts';

export type MappingView = z.infer<typeof MappingSchema>;

const mappingView = (application: string, row: MappingRow): MappingView => ({
  application,
  account: row.account,
  externalUser: row.external_user,
  enabled: row.enabled === 1,
  hasCredentials: row.envelope !== null,
  secretVersion: row.secret_version,
});

/** An envelope and its secret's version are always there together. */
export const mappingRowView = (row: ListedMapping): MappingRowView => ({
  id: row.id,
  account: row.account,
  externalUser: row.external_user,
  enabled: row.enabled === 1,
  hasCredentials: row.secret_version !== null,
  secretVersion: row.secret_version,
  revision: row.change_counter,
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
  const afterKey = after === undefined ? '' : nameKey(canonicalAccount(after, await accountHostOf(parts)));
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

/** APPLICATION_UNKNOWN {application}, MAPPING_UNKNOWN {application, account}. */
export async function findMapping(parts: EngineParts, input: { application: string; account: string }): Promise<MappingRowView> {
  const account = canonicalAccount(input.account, await accountHostOf(parts));
  const database = await parts.database();
  return database.read(async (db) => {
    const { id, name } = await requireApplication(db, input.application);
    const row = await mappings.findMapping(db, id, nameKey(account));
    if (!row) throw new SsoError('MAPPING_UNKNOWN', { application: name, account });
    return mappingRowView(row);
  });
}
