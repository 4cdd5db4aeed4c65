/** The rows of a new application, in ENTSSO's order: the application, its fields, its accounts, and enabled only when all of it is there. */
import { nameKey, type Guid } from '../../shared/domain/names.ts';
import type { Role } from '../../shared/domain/roles.ts';
import { SsoError } from '../../shared/errors.ts';
import { access, applications } from '../credential-db/index.ts';
import type { Db } from '../credential-db/schema.ts';
import type { ApplicationDefinition } from '../interchange/application-definition.ts';
import { applicationRow, fieldRows } from './application-row.ts';

function accountRows(id: Guid, role: Role, accounts: readonly string[]) {
  const row = { role, application_id: id, rights_mac: null } as const;
  return accounts.map((account, position) => ({ ...row, account, account_key: nameKey(account), position }));
}

export interface ApplicationToInsert {
  readonly id: Guid;
  readonly definition: ApplicationDefinition;
  readonly createdAt: string;
  /** Minutes; null: the system's. */
  readonly ticketTimeout: number | null;
}

/** APPLICATION_EXISTS {application}. */
export async function insertDefinition(db: Db, { id, definition, createdAt, ticketTimeout }: ApplicationToInsert): Promise<void> {
  if (await applications.findApplicationByKey(db, nameKey(definition.name)))
    throw new SsoError('APPLICATION_EXISTS', { application: definition.name });
  const row = { ...applicationRow(id, definition, createdAt), ticket_timeout: ticketTimeout };
  await applications.insertApplication(db, row, fieldRows(definition));
  await access.insertAccounts(db, [
    ...accountRows(id, 'application-administrator', definition.adminAccounts),
    ...accountRows(id, 'application-user', definition.userAccounts),
  ]);
  if (definition.flags.enabled) await applications.updateApplication(db, id, { enabled: 1 });
}
