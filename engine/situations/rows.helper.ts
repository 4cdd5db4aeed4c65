/** Rows for tests that only count them: envelopes are of the right form and open nothing. */
import { randomBytes, randomUUID } from 'node:crypto';
import { nameKey, type Guid } from '../../shared/domain/names.ts';
import { changeRights } from '../access/index.ts';
import { applications, mappings, operations } from '../credential-db/index.ts';
import type { ApplicationTable, OperationTable } from '../credential-db/schema.ts';
import type { EngineParts } from '../parts.ts';

const NO_FLAGS = {
  windows_initiated: 1,
  host_initiated: 0,
  validate_password: 0,
  disable_credential_cache: 0,
  allow_tickets: 0,
  validate_tickets: 1,
  timeout_tickets: 1,
  ticket_timeout: null,
  allow_local_accounts: 1,
  admin_account_same: 0,
  direct_password_sync: 0,
  windows_credentials: 0,
  restricted_credentials: 0,
  restrict_mapping_create: 0,
  rights_mac: null,
  change_counter: 0,
} as const;

export async function addApplication(parts: EngineParts, name = 'SAP'): Promise<Guid> {
  const id = randomUUID() as Guid;
  const row: ApplicationTable = {
    id,
    name,
    name_key: nameKey(name),
    type: 'individual',
    description: '',
    contact: '',
    enabled: 1,
    created_at: parts.clock.now().toISOString(),
    ...NO_FLAGS,
  };
  const [{ ring }, database] = [await parts.ring.contents(), await parts.database()];
  await database.write((db) => changeRights(db, ring, () => applications.insertApplication(db, row, [])));
  return id;
}

/** Its id. */
export async function addMapping(parts: EngineParts, applicationId: Guid, secretVersion: number, account = 'HOST\\user'): Promise<number> {
  const database = await parts.database();
  const version = Buffer.alloc(4);
  version.writeUInt32BE(secretVersion);
  const envelope = Buffer.concat([Buffer.of(1, 1), version, randomBytes(12 + 64 + 16)]);
  return database.write(async (db) => {
    const id = await mappings.allocateMappingIds(db, 1);
    const names = { account, account_key: nameKey(account), external_user: account, external_key: nameKey(account) };
    const rest = { enabled: 1, revision: 1, secret_version: secretVersion, envelope, change_counter: 0 } as const;
    await mappings.insertMappings(db, [{ id, application_id: applicationId, ...names, ...rest }]);
    return id;
  });
}

/** A generation in the given state, that no process works on. */
export async function addOperation(parts: EngineParts, change: Partial<OperationTable>): Promise<void> {
  const [{ serverId }, database] = [await parts.settings(), await parts.database()];
  const at = parts.clock.now().toISOString();
  await database.write(async (db) => {
    const { id } = await operations.insertOperation(db, {
      id: randomUUID(),
      kind: 'generate',
      state: 'preflight',
      epoch: 1,
      master_server: serverId,
      secret_id: null,
      secret_version: null,
      backup_path: null,
      started_at: at,
      started_by: 'HOST\\anna',
    });
    await operations.advance(db, id, { at, ...change });
  });
}
