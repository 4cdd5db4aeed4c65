/** Schema 1: all tables but the audit of look-ups, and the fences. Never changed again: what follows is a migration of its own. */
import { sql, type ColumnDefinitionBuilder, type CreateTableBuilder, type Kysely } from 'kysely';
import { createFences, setSchemaVersion } from '../drivers/sqlite-schema.ts';
import type { Schema } from '../schema.ts';

type Column = (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;
const required: Column = (column) => column.notNull();
const primary: Column = (column) => column.notNull().primaryKey();
/** AUTOINCREMENT: an id is never used again, so an envelope never fits a later row. */
const identity: Column = (column) => column.notNull().primaryKey().autoIncrement();

const table = (db: Kysely<Schema>, name: keyof Schema): CreateTableBuilder<string> => db.schema.createTable(name).modifyEnd(sql`strict`);

async function createSystem(db: Kysely<Schema>): Promise<void> {
  await table(db, 'system')
    .addColumn('id', 'integer', (column) => primary(column).check(sql`id = 1`))
    .addColumn('system_id', 'text', required)
    .addColumn('name', 'text', required)
    .addColumn('incarnation', 'text', required)
    .addColumn('epoch', 'integer', required)
    .addColumn('master_server', 'text', required)
    .addColumn('encrypt_with', 'integer', (column) => column.references('secret.version'))
    .addColumn('sso_enabled', 'integer', required)
    .addColumn('sso_changed_at', 'text', required)
    .addColumn('sso_changed_by', 'text', required)
    .addColumn('ticket_timeout', 'integer', required)
    .addColumn('credential_cache_timeout', 'integer', required)
    .addColumn('audit_deleted_applications', 'integer', required)
    .addColumn('audit_deleted_mappings', 'integer', required)
    .addColumn('audit_lookups', 'integer', required)
    .addColumn('allow_tickets', 'integer', required)
    .addColumn('validate_tickets', 'integer', required)
    .addColumn('allow_host_initiated', 'integer', required)
    .addColumn('rights_mac', 'blob')
    .addColumn('change_counter', 'integer', required)
    .execute();
}

async function createSecrets(db: Kysely<Schema>): Promise<void> {
  await table(db, 'secret')
    .addColumn('version', 'integer', primary)
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('check_value', 'text', required)
    .addColumn('state', 'text', required)
    .addColumn('uses', 'integer', required)
    .addColumn('created_at', 'text', required)
    .execute();
}

async function createServers(db: Kysely<Schema>): Promise<void> {
  await table(db, 'server')
    .addColumn('id', 'text', primary)
    .addColumn('name', 'text', required)
    .addColumn('name_key', 'text', (column) => column.notNull().unique())
    .addColumn('public_key', 'text', required)
    .addColumn('joined_at', 'text', required)
    .addColumn('last_seen_at', 'text', required)
    .execute();
}

const APPLICATION_FLAGS = [
  'enabled',
  'windows_initiated',
  'host_initiated',
  'validate_password',
  'disable_credential_cache',
  'allow_tickets',
  'validate_tickets',
  'timeout_tickets',
  'allow_local_accounts',
  'admin_account_same',
  'direct_password_sync',
  'windows_credentials',
  'restricted_credentials',
  'restrict_mapping_create',
] as const;

async function createApplications(db: Kysely<Schema>): Promise<void> {
  let application = table(db, 'application')
    .addColumn('id', 'text', primary)
    .addColumn('name', 'text', required)
    .addColumn('name_key', 'text', (column) => column.notNull().unique())
    .addColumn('type', 'text', required)
    .addColumn('description', 'text', required)
    .addColumn('contact', 'text', required);
  for (const flag of APPLICATION_FLAGS) application = application.addColumn(flag, 'integer', required);
  await application
    .addColumn('ticket_timeout', 'integer')
    .addColumn('rights_mac', 'blob')
    .addColumn('change_counter', 'integer', required)
    .addColumn('created_at', 'text', required)
    .execute();
  await table(db, 'field')
    .addColumn('application_id', 'text', (column) => column.notNull().references('application.id').onDelete('cascade'))
    .addColumn('ordinal', 'integer', required)
    .addColumn('label', 'text', required)
    .addColumn('masked', 'integer', required)
    .addColumn('synchronized', 'integer', required)
    .addPrimaryKeyConstraint('field_primary', ['application_id', 'ordinal'])
    .execute();
}

/** No index on `secret_version`: it halves the speed of a re-encryption, and the walk goes in the order of ids anyway. */
async function createMappings(db: Kysely<Schema>): Promise<void> {
  await table(db, 'mapping')
    .addColumn('id', 'integer', identity)
    .addColumn('application_id', 'text', (column) => column.notNull().references('application.id'))
    .addColumn('account', 'text', required)
    .addColumn('account_key', 'text', required)
    .addColumn('external_user', 'text', required)
    .addColumn('external_key', 'text', required)
    .addColumn('enabled', 'integer', required)
    .addColumn('revision', 'integer', required)
    .addColumn('secret_version', 'integer')
    .addColumn('envelope', 'blob')
    .addColumn('change_counter', 'integer', required)
    .addUniqueConstraint('mapping_account', ['application_id', 'account_key'])
    .addCheckConstraint('mapping_whole_envelope', sql`(envelope is null) = (secret_version is null)`)
    .execute();
  // Whose is this external user? Not unique: a group application maps several groups to one.
  await db.schema.createIndex('mapping_external').on('mapping').columns(['application_id', 'external_key']).execute();
  await table(db, 'quarantine')
    .addColumn('id', 'integer', identity)
    .addColumn('mapping_id', 'integer', required)
    .addColumn('application_id', 'text', required)
    .addColumn('account', 'text', required)
    .addColumn('revision', 'integer', required)
    .addColumn('secret_version', 'integer', required)
    .addColumn('envelope', 'blob', required)
    .addColumn('reason', 'text', required)
    .addColumn('at', 'text', required)
    .addColumn('by', 'text', required)
    .execute();
}

async function createAccess(db: Kysely<Schema>): Promise<void> {
  await table(db, 'access_account')
    .addColumn('id', 'integer', identity)
    .addColumn('role', 'text', required)
    .addColumn('application_id', 'text', required)
    .addColumn('account', 'text', required)
    .addColumn('account_key', 'text', required)
    .addColumn('position', 'integer', required)
    .addColumn('rights_mac', 'blob')
    .addUniqueConstraint('access_account_once', ['role', 'application_id', 'account_key'])
    .execute();
}

async function createOperations(db: Kysely<Schema>): Promise<void> {
  await table(db, 'operation')
    .addColumn('id', 'text', primary)
    .addColumn('kind', 'text', required)
    .addColumn('state', 'text', required)
    .addColumn('active', 'integer', (column) => column.unique().check(sql`active = 1`))
    .addColumn('fence', 'integer', required)
    .addColumn('epoch', 'integer', required)
    .addColumn('master_server', 'text', required)
    .addColumn('requested', 'text')
    .addColumn('secret_id', 'text')
    .addColumn('secret_version', 'integer')
    .addColumn('backup_path', 'text')
    .addColumn('done', 'integer', required)
    .addColumn('total', 'integer', required)
    .addColumn('failed', 'integer', required)
    .addColumn('started_at', 'text', required)
    .addColumn('started_by', 'text', required)
    .addColumn('heartbeat_at', 'text', required)
    .addColumn('ended_at', 'text')
    .execute();
}

async function createAudit(db: Kysely<Schema>): Promise<void> {
  await table(db, 'audit_event')
    .addColumn('server_id', 'text', required)
    .addColumn('seq', 'integer', required)
    .addColumn('at', 'text', required)
    .addColumn('actor', 'text', required)
    .addColumn('origin', 'text', required)
    .addColumn('action', 'text', required)
    .addColumn('objects', 'text', required)
    .addColumn('result', 'text', required)
    .addColumn('operation_id', 'text')
    .addColumn('detail', 'text', required)
    .addColumn('previous_hash', 'text', required)
    .addColumn('hash', 'text', required)
    .addPrimaryKeyConstraint('audit_event_primary', ['server_id', 'seq'])
    .execute();
  // an intent looks for its outcome
  await db.schema.createIndex('audit_event_operation').on('audit_event').column('operation_id').execute();
  await table(db, 'audit_head')
    .addColumn('server_id', 'text', primary)
    .addColumn('seq', 'integer', required)
    .addColumn('hash', 'text', required)
    .execute();
}

export async function up(db: Kysely<Schema>): Promise<void> {
  await createSecrets(db);
  await createSystem(db);
  await createServers(db);
  await createApplications(db);
  await createMappings(db);
  await createAccess(db);
  await createOperations(db);
  await createAudit(db);
  await createFences(db);
  await setSchemaVersion(db, 1);
}
