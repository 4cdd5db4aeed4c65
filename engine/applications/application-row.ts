/** An application's definition as rows of the database. */
import type { ApplicationChange } from '../../shared/contract/console/applications.ts';
import { nameKey, type Guid } from '../../shared/domain/names.ts';
import type { ApplicationTable, FieldTable } from '../credential-db/schema.ts';
import type { ApplicationDefinition } from '../interchange/application-definition.ts';

const flag = (on: boolean): 0 | 1 => (on ? 1 : 0);

/** The flags that can be changed once the application is there. */
const COLUMNS = {
  windowsInitiated: 'windows_initiated',
  hostInitiated: 'host_initiated',
  validatePassword: 'validate_password',
  disableCredentialCache: 'disable_credential_cache',
  allowTickets: 'allow_tickets',
  validateTickets: 'validate_tickets',
  timeoutTickets: 'timeout_tickets',
  allowLocalAccounts: 'allow_local_accounts',
  directPasswordSync: 'direct_password_sync',
  restrictMappingCreate: 'restrict_mapping_create',
} as const satisfies Partial<Record<keyof ApplicationChange['flags'], keyof ApplicationTable>>;

/** Those that are given; `enabled` is not one of them. */
export function flagColumns(given: ApplicationChange['flags']): Partial<ApplicationTable> {
  const columns = Object.entries(COLUMNS).flatMap(([name, column]) => {
    const value = given[name as keyof typeof COLUMNS];
    return value === undefined ? [] : [[column, flag(value)] as const];
  });
  const { ticketTimeout } = given;
  return { ...Object.fromEntries(columns), ...(ticketTimeout !== undefined && { ticket_timeout: ticketTimeout }) };
}

/** Disabled, whatever the definition says: it is enabled once its fields are there. */
export function applicationRow(id: Guid, definition: ApplicationDefinition, createdAt: string): ApplicationTable {
  const { flags } = definition;
  return {
    id,
    name: definition.name,
    name_key: nameKey(definition.name),
    type: definition.type,
    description: definition.description,
    contact: definition.contact,
    enabled: 0,
    windows_initiated: flag(flags.windowsInitiated),
    host_initiated: flag(flags.hostInitiated),
    validate_password: flag(flags.validatePassword),
    disable_credential_cache: flag(flags.disableCredentialCache),
    allow_tickets: flag(flags.allowTickets),
    validate_tickets: flag(flags.validateTickets),
    timeout_tickets: flag(flags.timeoutTickets),
    ticket_timeout: null,
    allow_local_accounts: flag(flags.allowLocalAccounts),
    admin_account_same: flag(flags.adminAccountSame),
    direct_password_sync: flag(flags.directPasswordSync),
    windows_credentials: flag(flags.windowsCredentials),
    restricted_credentials: flag(flags.restrictedCredentials),
    restrict_mapping_create: flag(flags.restrictMappingCreate),
    rights_mac: null,
    change_counter: 0,
    created_at: createdAt,
  };
}

export const fieldRows = (definition: ApplicationDefinition): Omit<FieldTable, 'application_id'>[] =>
  definition.fields.map((field) => ({
    ordinal: field.ordinal,
    label: field.label,
    masked: flag(field.masked),
    synchronized: flag(field.synchronized),
  }));
