/**
 * The credential database, table by table (DESIGN §7): one schema for every driver. Times are ISO 8601 in UTC, booleans 0 or 1,
 * ids GUIDs in lower case. A name carries a key beside it (`nameKey`), in binary order, unique; the name itself is only shown.
 *
 * Fenced by triggers, whatever process writes: an envelope is accepted only under `system.encrypt_with` (error text
 * SSO_STALE_SECRET), and no row is ever deleted from `secret`.
 */
import type { Generated, Kysely } from 'kysely';
import type { KeptTable } from '../../shared/domain/audit-tables.ts';
import type { OperationKind, OperationState } from '../../shared/domain/operation-states.ts';
import type { Role } from '../../shared/domain/roles.ts';
import type { SecretState } from '../../shared/domain/secret-states.ts';

type Flag = 0 | 1;

/** One row, id 1. */
export interface SystemTable {
  id: 1;
  system_id: string;
  name: string;
  /** New whenever the database was put back to an older state and reconciled. */
  incarnation: string;
  /** Grows at every switch, restore, change and reconcile. */
  epoch: number;
  /** Server id. */
  master_server: string;
  /** Secret version that new envelopes carry; null until the first secret is current. */
  encrypt_with: number | null;
  sso_enabled: Flag;
  sso_changed_at: string;
  sso_changed_by: string;
  ticket_timeout: number;
  credential_cache_timeout: number;
  audit_deleted_applications: number;
  audit_deleted_mappings: number;
  audit_lookups: number;
  allow_tickets: Flag;
  validate_tickets: Flag;
  allow_host_initiated: Flag;
  /** How much of the audit goes into the operating system's log too, 0 to 3: of what was done, and of what was refused or failed. */
  audit_level_positive: number;
  audit_level_negative: number;
  /** Days that a master secret may be old, and how many before that it is told. */
  secret_maximum_age: number;
  secret_remind_ahead: number;
  /** Secret version (4 bytes, big-endian) then HMAC (32) over the columns that give rights; null until there is a secret. */
  rights_mac: Buffer | null;
  change_counter: number;
}

/** Never deleted: a version is never used again. */
export interface SecretTable {
  version: number;
  id: string;
  /** Hexadecimal. */
  check_value: string;
  state: SecretState;
  uses: number;
  created_at: string;
}

export interface ServerTable {
  id: string;
  name: string;
  name_key: string;
  /** PEM, SubjectPublicKeyInfo. */
  public_key: string;
  joined_at: string;
  last_seen_at: string;
}

export type ApplicationType =
  'individual' | 'group' | 'host-group' | 'config-store' | 'password-sync-adapter' | 'password-sync-group-adapter';

export interface ApplicationTable {
  id: string;
  name: string;
  name_key: string;
  type: ApplicationType;
  description: string;
  contact: string;
  enabled: Flag;
  windows_initiated: Flag;
  host_initiated: Flag;
  validate_password: Flag;
  disable_credential_cache: Flag;
  allow_tickets: Flag;
  validate_tickets: Flag;
  timeout_tickets: Flag;
  ticket_timeout: number | null;
  allow_local_accounts: Flag;
  admin_account_same: Flag;
  direct_password_sync: Flag;
  windows_credentials: Flag;
  restricted_credentials: Flag;
  restrict_mapping_create: Flag;
  rights_mac: Buffer | null;
  change_counter: number;
  created_at: string;
}

export interface FieldTable {
  application_id: string;
  ordinal: number;
  label: string;
  masked: Flag;
  synchronized: Flag;
}

/** `revision` changes only in the statement that writes the envelope anew; a re-encryption keeps it. */
export interface MappingTable {
  /** AUTOINCREMENT: never reused. */
  id: Generated<number>;
  application_id: string;
  account: string;
  account_key: string;
  external_user: string;
  external_key: string;
  enabled: Flag;
  revision: number;
  secret_version: number | null;
  envelope: Buffer | null;
  change_counter: number;
}

/** Rows that no secret opened, bytes and all. The mapping itself stays, without credentials. */
export interface QuarantineTable {
  id: Generated<number>;
  mapping_id: number;
  application_id: string;
  account: string;
  revision: number;
  secret_version: number;
  envelope: Buffer;
  reason: string;
  at: string;
  by: string;
}

/** Of a mapping, as it was when its credentials did not open. */
export interface UnreadableTable {
  mapping_id: number;
  revision: number;
  secret_version: number;
  /** Which look has found it last; grows with each. */
  look: number;
}

export interface AccessAccountTable {
  id: Generated<number>;
  role: Role;
  /** Empty for the roles of the whole system (so that it can be part of a unique key). */
  application_id: string;
  account: string;
  account_key: string;
  /** Order decides which group mapping wins. */
  position: number;
  rights_mac: Buffer | null;
}

/** `active` is 1 or null, and unique: one active operation of any kind. */
export interface OperationTable {
  id: string;
  kind: OperationKind;
  state: OperationState;
  active: 1 | null;
  /** Taking an operation over increments it; every transaction of the operation requires its own. */
  fence: number;
  /** `system.epoch` that the operation's transactions require; renewed by its own switch. */
  epoch: number;
  master_server: string;
  requested: 'pause' | null;
  secret_id: string | null;
  secret_version: number | null;
  backup_path: string | null;
  done: number;
  total: number;
  failed: number;
  started_at: string;
  started_by: string;
  heartbeat_at: string;
  ended_at: string | null;
}

/** One keyed hash chain a server. */
export interface AuditEventTable {
  server_id: string;
  seq: number;
  at: string;
  actor: string;
  origin: string;
  action: string;
  /** JSON: names and ids of what it was done to. */
  objects: string;
  result: 'intent' | 'step' | 'done' | 'refused' | 'failed';
  operation_id: string | null;
  /** JSON: params, never a secret. */
  detail: string;
  previous_hash: string;
  hash: string;
}

/** The newest record of each chain; read and written in the transaction of the change. */
export interface AuditHeadTable {
  server_id: string;
  seq: number;
  hash: string;
}

/** A row of a table that keeps its newest: a chain of its own, whose beginning and end the table's anchor says. */
interface KeptRow {
  at: string;
  server_id: string;
  actor: string;
  application_id: string;
  previous_hash: string;
  hash: string;
}

/** Look-ups, written in batches up to a second late. Those of schemas before 4 have no hashes. */
export interface AuditLookupTable extends KeptRow {
  id: Generated<number>;
  account: string;
  result: string;
}

/** By their names as they were. */
interface DeletedRow extends KeptRow {
  id: number;
  origin: string;
  application: string;
}

export interface AuditDeletedApplicationTable extends DeletedRow {
  /** How many mappings went with it. */
  mappings: number;
}

export interface AuditDeletedMappingTable extends DeletedRow {
  account: string;
  external_user: string;
}

/** Of each table that keeps its newest rows. Sealed: whoever may only write the database cannot make one. */
export interface AuditAnchorTable {
  table_name: KeptTable;
  /** The last row that was taken out: the one behind it is the first that is there. */
  begin_seq: number;
  begin_hash: string;
  /** The newest row. */
  end_seq: number;
  end_hash: string;
  /** Up to this row there may be some that no key proves. */
  unproven_to: number;
  mac: string;
}

/** Columns that a later schema added: whoever inserts a row, also into an older one, leaves them to their defaults. */
type WithDefaults<Row, Column extends keyof Row> = Omit<Row, Column> & { [Name in Column]: Generated<Row[Name]> };

export interface Schema {
  system: WithDefaults<SystemTable, 'secret_maximum_age' | 'secret_remind_ahead' | 'audit_level_positive' | 'audit_level_negative'>;
  secret: SecretTable;
  server: ServerTable;
  application: ApplicationTable;
  field: FieldTable;
  mapping: MappingTable;
  quarantine: QuarantineTable;
  unreadable: UnreadableTable;
  access_account: AccessAccountTable;
  operation: OperationTable;
  audit_event: AuditEventTable;
  audit_head: AuditHeadTable;
  audit_lookup: WithDefaults<AuditLookupTable, 'previous_hash' | 'hash'>;
  audit_deleted_application: AuditDeletedApplicationTable;
  audit_deleted_mapping: AuditDeletedMappingTable;
  audit_anchor: AuditAnchorTable;
}

const PRESENT: Readonly<Record<keyof Schema, true>> = {
  system: true,
  secret: true,
  server: true,
  application: true,
  field: true,
  mapping: true,
  quarantine: true,
  unreadable: true,
  access_account: true,
  operation: true,
  audit_event: true,
  audit_head: true,
  audit_lookup: true,
  audit_deleted_application: true,
  audit_deleted_mapping: true,
  audit_anchor: true,
};

export const TABLES = Object.keys(PRESENT) as readonly (keyof Schema)[];

/** A reader, or the transaction that a writer was given. */
export type Db = Kysely<Schema>;
