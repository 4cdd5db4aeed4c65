/** The rows that a rights MAC covers, and the bytes that it is made over. */
import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Guid } from '../../shared/domain/names.ts';
import { AUDIT_LEVEL } from '../../shared/domain/audit-levels.ts';
import { SECRET_AGE_DAYS } from '../../shared/domain/limits.ts';
import type { AccessAccountTable, ApplicationTable, Db, SystemTable } from '../credential-db/schema.ts';

export type AccountRow = Selectable<AccessAccountTable>;
export type Value = string | number | null;

const SYSTEM_COLUMNS = [
  'system_id',
  'master_server',
  'sso_enabled',
  'sso_changed_at',
  'sso_changed_by',
  'ticket_timeout',
  'credential_cache_timeout',
  'audit_deleted_applications',
  'audit_deleted_mappings',
  'audit_lookups',
  'allow_tickets',
  'validate_tickets',
  'allow_host_initiated',
] as const satisfies readonly (keyof SystemTable)[];

/**
 * Columns that later schemas added, with what an upgrade puts there. Sealed by name and value, and only where they say something else: so a
 * row that was sealed before its database was upgraded, which no migration has the key to seal anew, still fits; and a change to or from
 * that value is seen like any other.
 */
const LATER_SYSTEM_COLUMNS = [
  ['secret_maximum_age', SECRET_AGE_DAYS.default],
  ['secret_remind_ahead', SECRET_AGE_DAYS.remindAhead],
  ['audit_level_positive', AUDIT_LEVEL.positive],
  ['audit_level_negative', AUDIT_LEVEL.negative],
] as const satisfies readonly (readonly [keyof SystemTable, Value])[];

const ACCOUNT_COLUMNS = ['role', 'application_id', 'account', 'account_key', 'position'] as const satisfies readonly (keyof AccountRow)[];

const APPLICATION_COLUMNS = [
  'id',
  'name_key',
  'type',
  'enabled',
  'windows_initiated',
  'host_initiated',
  'validate_password',
  'disable_credential_cache',
  'allow_tickets',
  'validate_tickets',
  'timeout_tickets',
  'ticket_timeout',
  'allow_local_accounts',
  'admin_account_same',
  'direct_password_sync',
  'windows_credentials',
  'restricted_credentials',
  'restrict_mapping_create',
] as const satisfies readonly (keyof ApplicationTable)[];

/** Length (4 bytes, big-endian; 0xFFFFFFFF for null), then the value as text: no value can be moved to its neighbour. */
export function encodeValues(values: readonly Value[]): Buffer {
  const parts = values.map((value) => {
    const bytes = Buffer.from(value === null ? '' : String(value), 'utf8');
    const length = Buffer.alloc(4);
    length.writeUInt32BE(value === null ? 0xffffffff : bytes.length);
    return Buffer.concat([length, bytes]);
  });
  return Buffer.concat(parts);
}

const columns = <Column extends string>(row: Readonly<Record<Column, Value>>, names: readonly Column[]): readonly Value[] =>
  names.map((name) => row[name]);

const laterValues = (row: SystemTable): readonly Value[] =>
  LATER_SYSTEM_COLUMNS.flatMap(([name, standard]) => (row[name] === standard ? [] : [name, row[name]]));

/** One row that has a MAC: where it stands, what it must be, what it is. */
export interface SealedRow {
  readonly table: 'system' | 'access_account' | 'application';
  readonly id: string | number;
  /** As a message names it. */
  readonly name: string;
  readonly stored: Buffer | null;
  readonly values: readonly Value[];
}

export type AlteredRow = Pick<SealedRow, 'table' | 'id' | 'name'>;

function accountsDigest(accounts: readonly AccountRow[]): string {
  const encoded = accounts.map((row) => encodeValues(columns(row, ACCOUNT_COLUMNS)).toString('hex')).sort();
  return createHash('sha256').update(encoded.join('\n')).digest('hex');
}

export interface SealedRows {
  readonly systemId: Guid;
  readonly encryptWith: number | null;
  readonly rows: readonly SealedRow[];
}

/** Of the system and its access accounts: what says which roles an account holds. */
export async function accountRights(db: Db): Promise<SealedRows> {
  const system = await db.selectFrom('system').selectAll().executeTakeFirstOrThrow();
  const accounts = await db.selectFrom('access_account').selectAll().execute();
  const values = [...columns(system, SYSTEM_COLUMNS), accountsDigest(accounts), ...laterValues(system)];
  const ofAccounts = accounts.map((row): SealedRow => {
    return { table: 'access_account', id: row.id, name: row.account, stored: row.rights_mac, values: columns(row, ACCOUNT_COLUMNS) };
  });
  const ofSystem: SealedRow = { table: 'system', id: 1, name: system.name, stored: system.rights_mac, values };
  return { systemId: system.system_id, encryptWith: system.encrypt_with, rows: [ofSystem, ...ofAccounts] };
}

/** Those, and the flags of every application. */
export async function allRights(db: Db): Promise<SealedRows> {
  const found = await accountRights(db);
  const applications = await db.selectFrom('application').selectAll().execute();
  const ofApplications = applications.map((row): SealedRow => {
    return { table: 'application', id: row.id, name: row.name, stored: row.rights_mac, values: columns(row, APPLICATION_COLUMNS) };
  });
  return { ...found, rows: [...found.rows, ...ofApplications] };
}
