/** One affiliate application with all that its property sheet shows. */
import type { ApplicationDetails, ApplicationFlagsView } from '../../shared/contract/console/applications.ts';
import type { Guid } from '../../shared/domain/names.ts';
import type { Role } from '../../shared/domain/roles.ts';
import { SsoError } from '../../shared/errors.ts';
import { access, applications, mappings } from '../credential-db/index.ts';
import type { ApplicationTable, Db } from '../credential-db/schema.ts';
import type { EngineParts } from '../parts.ts';
import { fieldView } from './list.ts';

export const flagsOf = (row: ApplicationTable): ApplicationFlagsView => ({
  windowsInitiated: row.windows_initiated === 1,
  hostInitiated: row.host_initiated === 1,
  validatePassword: row.validate_password === 1,
  disableCredentialCache: row.disable_credential_cache === 1,
  allowTickets: row.allow_tickets === 1,
  validateTickets: row.validate_tickets === 1,
  timeoutTickets: row.timeout_tickets === 1,
  ticketTimeout: row.ticket_timeout,
  allowLocalAccounts: row.allow_local_accounts === 1,
  directPasswordSync: row.direct_password_sync === 1,
  restrictMappingCreate: row.restrict_mapping_create === 1,
  adminAccountSame: row.admin_account_same === 1,
  windowsCredentials: row.windows_credentials === 1,
  restrictedCredentials: row.restricted_credentials === 1,
});

/** APPLICATION_UNKNOWN {application: its id}. */
export async function requireApplicationById(db: Db, id: Guid): Promise<ApplicationTable> {
  const row = await applications.findApplication(db, id);
  if (!row) throw new SsoError('APPLICATION_UNKNOWN', { application: id });
  return row;
}

async function detailsOf(db: Db, row: ApplicationTable): Promise<ApplicationDetails> {
  const accounts = await access.listAccounts(db, row.id);
  const holding = (role: Role): string[] => accounts.filter((held) => held.role === role).map(({ account }) => account);
  return {
    id: row.id,
    name: row.name,
    type: row.type,
    description: row.description,
    contact: row.contact,
    enabled: row.enabled === 1,
    fields: (await applications.listFields(db, row.id)).map(fieldView),
    administrators: holding('application-administrator'),
    users: holding('application-user'),
    flags: flagsOf(row),
    mappings: await mappings.countsOfApplication(db, row.id),
    revision: row.change_counter,
    createdAt: row.created_at,
  };
}

export async function getApplication(parts: EngineParts, { id }: { readonly id: Guid }): Promise<ApplicationDetails> {
  const database = await parts.database();
  return database.read(async (db) => detailsOf(db, await requireApplicationById(db, id)));
}
