/**
 * Test helper: databases as tests meet them. A suite over repositories is written once, for whatever driver, with
 * `describeDatabases`; what is SQLite's own (files, pragmas) is tested beside it over real files.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe } from 'vitest';
import type { Guid } from '../../shared/domain/names.ts';
import { build, createCredentialDatabase, type FirstRows } from './create.ts';
import { createPrivate } from './publish.ts';
import { openCredentialDatabase } from './open.ts';
import type { NewMapping } from './repositories/mappings.ts';
import * as applications from './repositories/applications.ts';
import * as secrets from './repositories/secrets.ts';
import * as system from './repositories/system.ts';
import type { ApplicationTable, Db } from './schema.ts';
import type { CredentialDatabase } from './types.ts';

export const AT = '2026-03-03T08:15:30.000Z';
export const guid = (n: number): Guid => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const SYSTEM_ID = guid(1);
export const INCARNATION = guid(2);
export const SERVER_ID = guid(3);
export const APPLICATION_ID = guid(100);

export const firstRows = (fill?: FirstRows['fill']): FirstRows => ({
  system: {
    systemId: SYSTEM_ID,
    name: 'Contoso',
    incarnation: INCARNATION,
    masterServer: SERVER_ID,
    createdAt: AT,
    createdBy: 'SSO1\\anna',
  },
  ...(fill ? { fill } : {}),
});

export function exampleApplication(change: Partial<ApplicationTable> = {}): ApplicationTable {
  const on = { enabled: 1, windows_initiated: 1, timeout_tickets: 1 } as const;
  const off = { host_initiated: 0, validate_password: 0, disable_credential_cache: 0, allow_tickets: 0, validate_tickets: 0 } as const;
  const rest = { allow_local_accounts: 0, admin_account_same: 0, direct_password_sync: 0, windows_credentials: 0 } as const;
  const restricted = { restricted_credentials: 0, restrict_mapping_create: 0, ticket_timeout: null, rights_mac: null } as const;
  const name = { id: APPLICATION_ID, name: 'SAP', name_key: 'sap', type: 'individual', description: 'ERP', contact: '' } as const;
  return { ...name, ...on, ...off, ...rest, ...restricted, change_counter: 0, created_at: AT, ...change };
}

/** Without credentials unless `change` gives an envelope and its version. */
export function exampleMapping(account: string, change: Partial<NewMapping> = {}): NewMapping {
  const names = { account, account_key: account.toLowerCase(), external_user: 'ext', external_key: 'ext' };
  const none = { secret_version: null, envelope: null };
  return { application_id: APPLICATION_ID, ...names, enabled: 1, revision: 1, ...none, change_counter: 0, ...change };
}

/** Registers a secret; new envelopes carry it from here on. */
export async function useSecret(db: Db, version: number): Promise<void> {
  await secrets.insertSecret(db, { version, id: guid(1000 + version), check_value: `c${version}`, state: 'pending', created_at: AT });
  await secrets.setCurrentSecret(db, version);
  await system.setEncryptWith(db, version);
}

/** A system with secret 1 and one application. */
export async function fillExample(db: Db): Promise<void> {
  await useSecret(db, 1);
  await applications.insertApplication(db, exampleApplication(), [
    { ordinal: 0, label: 'User', masked: 0, synchronized: 0 },
    { ordinal: 1, label: 'Password', masked: 1, synchronized: 1 },
  ]);
}

const folders: string[] = [];
const opened: CredentialDatabase[] = [];

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sso-db-'));
  folders.push(folder);
  return folder;
}

/** Closed, and its folder removed, after the test. */
export function closedAfterTest(database: CredentialDatabase): CredentialDatabase {
  opened.push(database);
  return database;
}

afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

export async function exampleDatabase(fill: FirstRows['fill'] = fillExample): Promise<CredentialDatabase> {
  const path = join(await temporaryFolder(), 'credentials.db');
  return closedAfterTest(await createCredentialDatabase(path, firstRows(fill)));
}

/** A file as the version before made it; tables of schema 1 only, so `fill` may use those. */
export async function createOlderDatabase(path: string, schemaVersion = 1): Promise<void> {
  await createPrivate(path);
  await build(path, schemaVersion, firstRows(fillExample));
}

export interface DatabasesUnderTest {
  /** An SSO system with secret 1 and one application. */
  create(fill?: FirstRows['fill']): Promise<CredentialDatabase>;
  /** The same data through connections of its own, as another process has it. */
  again(database: CredentialDatabase): Promise<CredentialDatabase>;
}

const DRIVERS: Readonly<Record<string, DatabasesUnderTest>> = {
  SQLite: {
    create: exampleDatabase,
    again: async ({ path }) => closedAfterTest(await openCredentialDatabase(path, { busyTimeout: 50 })),
  },
};

export function describeDatabases(subject: string, suite: (databases: DatabasesUnderTest) => void): void {
  for (const [driver, databases] of Object.entries(DRIVERS)) describe(`${subject} (${driver})`, () => suite(databases));
}
