/** Changes an affiliate application: all that is given, or nothing. Name, type and fields are locked after creation. */
import type { ApplicationChange, ApplicationDetails } from '../../shared/contract/console/applications.ts';
import { nameKey, type Guid } from '../../shared/domain/names.ts';
import type { Role } from '../../shared/domain/roles.ts';
import { SsoError } from '../../shared/errors.ts';
import { authorize, knownAccounts } from '../access/index.ts';
import { access, applications } from '../credential-db/index.ts';
import type { ApplicationTable, Db } from '../credential-db/schema.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { flagColumns } from './application-row.ts';
import { changeApplications } from './change.ts';
import { flagsOf, getApplication, requireApplicationById } from './details.ts';
import { requireTicketRole, requireTicketTimeout, ticketFlagsDiffer } from './flag-rules.ts';

export type ApplicationUpdate = ApplicationChange & { readonly id: Guid; readonly expectedRevision: number };

async function judged(parts: EngineParts, update: ApplicationUpdate): Promise<ApplicationUpdate> {
  requireTicketTimeout(update.flags.ticketTimeout);
  const administrators = update.administrators && (await knownAccounts(parts, update.administrators));
  const users = update.users && (await knownAccounts(parts, update.users));
  return { ...update, ...(administrators && { administrators }), ...(users && { users }) };
}

/** ENTSSO 10848: what is synchronised has to be told from the rest. */
async function requireSyncField(db: Db, row: ApplicationTable): Promise<void> {
  const fields = await applications.listFields(db, row.id);
  if (fields.length !== 2 && !fields.some(({ synchronized }) => synchronized === 1))
    throw new SsoError('APPLICATION_INVALID', { problem: 'direct-sync-fields' });
}

async function isOtherAccounts(db: Db, id: Guid, role: Role, accounts: readonly string[] | undefined): Promise<boolean> {
  if (!accounts) return false;
  const held = (await access.listAccounts(db, id)).filter((row) => row.role === role);
  return held.map(({ account_key }) => account_key).join('\n') !== accounts.map(nameKey).join('\n');
}

/** What an Application Administrator may not change of his own application (10569, 10615). ACCESS_DENIED {role, accounts, account}, APPLICATION_INVALID. */
async function requireRoles(parts: EngineParts, caller: Caller, db: Db, row: ApplicationTable, update: ApplicationUpdate): Promise<void> {
  if (ticketFlagsDiffer(flagsOf(row), update.flags)) await requireTicketRole(parts, caller);
  if (!(await isOtherAccounts(db, row.id, 'application-administrator', update.administrators))) return;
  await authorize(parts, caller, 'sso-affiliate-administrator');
  if (row.admin_account_same === 1 && update.administrators?.length)
    throw new SsoError('APPLICATION_INVALID', { problem: 'admin-accounts-same' });
}

async function write(db: Db, { id, description, contact, administrators, users, flags }: ApplicationUpdate): Promise<void> {
  await applications.updateApplication(db, id, {
    ...(description !== undefined && { description }),
    ...(contact !== undefined && { contact }),
    ...flagColumns(flags),
  });
  if (administrators) await access.replaceAccounts(db, 'application-administrator', administrators, id);
  if (users) await access.replaceAccounts(db, 'application-user', users, id);
}

/** For the audit: what was set, and to what. */
const told = ({ id: _id, expectedRevision: _revision, flags, ...given }: ApplicationUpdate): string[] =>
  Object.entries({ ...given, ...flags }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${Array.isArray(value) ? value.join('; ') : String(value)}`],
  );

/** APPLICATION_UNKNOWN, APPLICATION_INVALID, ACCOUNT_*, TICKET_TIMEOUT_INVALID, ACCESS_DENIED; CONFLICT where somebody else changed it since. */
export async function updateApplication(parts: EngineParts, caller: Caller, given: ApplicationUpdate): Promise<ApplicationDetails> {
  const update = await judged(parts, given);
  await changeApplications(parts, caller, { action: 'applications.update', objects: [] }, async (db, trail) => {
    const row = await requireApplicationById(db, update.id);
    trail.name(row.name, ...told(update));
    if (row.change_counter !== update.expectedRevision) throw new SsoError('CONFLICT');
    await requireRoles(parts, caller, db, row, update);
    if (update.flags.directPasswordSync) await requireSyncField(db, row);
    await write(db, update);
  });
  return getApplication(parts, update);
}
