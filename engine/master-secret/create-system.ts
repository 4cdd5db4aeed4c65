/**
 * Sets up a new SSO system: this server becomes its master secret server. In the order identity, store, database, settings;
 * `server.json` is written last, so that a server is either configured or not. What an interrupted try left is taken up by the
 * next one; what is in use is never touched.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { nameKey, type Guid } from '../../shared/domain/names.ts';
import { SsoError } from '../../shared/errors.ts';
import { knownAccounts } from '../access/known-accounts.ts';
import { requireCaller } from '../access/require-caller.ts';
import { appendAudit, beginTables, chainOf, keepAuditHead } from '../audit/index.ts';
import { access, createCredentialDatabase, servers } from '../credential-db/index.ts';
import type { Db } from '../credential-db/schema.ts';
import { emptyRing, newAuditKey, withEntry } from '../crypto/index.ts';
import type { Caller, EngineParts, ServerSettings } from '../parts.ts';
import { hostName } from '../platform/account.ts';
import { makeDataFolder } from '../platform/data-folder.ts';
import { openOrCreateIdentity } from '../platform/identity.ts';
import { isConfigured, writeFirstSettings } from '../platform/settings.ts';
import type { StoreContents } from '../secret-store/index.ts';
import { clearLeftDatabase, leftStore } from './set-up-leftovers.ts';
import { durable } from './operation-work.ts';

export interface NewSystem {
  readonly systemName: string;
  readonly serverName?: string | undefined;
  /** Operating-system users or groups; none: the account that asks. */
  readonly administrators: readonly string[];
}

export interface CreatedSystem {
  readonly systemId: Guid;
  readonly serverId: Guid;
  readonly serverName: string;
  readonly databasePath: string;
}

const DATABASE_FILE = 'credentials.db';

/** ALREADY_CONFIGURED, ACCOUNT_*, CALLER_NOT_ADMINISTRATOR, DATABASE_EXISTS, STORE_EXISTS. */
export async function createSystem(parts: EngineParts, caller: Caller, input: NewSystem): Promise<CreatedSystem> {
  await requireUnconfigured(parts);
  const administrators = await knownAccounts(parts, input.administrators.length > 0 ? input.administrators : [caller.account]);
  requireCaller(caller, administrators);
  await makeDataFolder(parts.fileSystem, parts.folder);
  const claim = await parts.operations.claim();
  try {
    await requireUnconfigured(parts); // another process may have been faster to the lock
    const settings = await build(parts, caller, { ...input, administrators });
    await keepAuditHead(parts);
    const { systemId, serverId, serverName } = settings;
    return { systemId, serverId, serverName, databasePath: parts.folder.database };
  } finally {
    await claim.release();
  }
}

async function requireUnconfigured(parts: EngineParts): Promise<void> {
  if (!(await isConfigured(parts.fileSystem, parts.folder))) return;
  const { serverName, systemName } = await parts.settings();
  throw new SsoError('ALREADY_CONFIGURED', { serverName, systemName });
}

async function build(parts: EngineParts, caller: Caller, input: NewSystem): Promise<ServerSettings> {
  const { fileSystem, folder, clock } = parts;
  const earlier = await leftStore(parts);
  await clearLeftDatabase(parts, earlier);
  const { publicKey } = await openOrCreateIdentity(fileSystem, folder);
  await durable(parts, 'create.identity');
  const contents = earlier ? await renamed(parts, earlier, input.systemName) : await firstStore(parts, input.systemName);
  await durable(parts, 'create.store');
  const serverName = input.serverName ?? hostName();
  await firstDatabase(parts, contents, caller, { ...input, serverName, publicKey });
  await durable(parts, 'create.database');
  const { systemId, systemName, serverId } = contents;
  const createdAt = clock.now().toISOString();
  const about = { serverId, serverName, systemId, systemName, createdAt, accountHost: hostName() };
  const settings: ServerSettings = { format: 1, ...about, databasePath: DATABASE_FILE };
  await writeFirstSettings(fileSystem, folder, settings);
  await durable(parts, 'create.settings');
  return settings;
}

async function firstStore(parts: EngineParts, systemName: string): Promise<StoreContents> {
  const store = await parts.store();
  const first = { systemId: randomUUID(), serverId: randomUUID(), incarnation: randomUUID(), highestEpoch: 1, highestVersion: 0 };
  const ring = withEntry(emptyRing(), newAuditKey({ createdAt: parts.clock.now().toISOString() }));
  return store.create({ ...first, systemName, ring, auditHead: null, backup: null, databaseBackup: null });
}

async function renamed(parts: EngineParts, earlier: StoreContents, systemName: string): Promise<StoreContents> {
  if (earlier.systemName === systemName) return earlier;
  return (await parts.store()).update((held) => ({ ...held, systemName }));
}

interface FirstFacts {
  readonly administrators: readonly string[];
  readonly serverName: string;
  readonly publicKey: string;
}

async function firstDatabase(parts: EngineParts, contents: StoreContents, caller: Caller, facts: FirstFacts): Promise<void> {
  const at = parts.clock.now().toISOString();
  const { systemId, systemName: name, serverId: masterServer } = contents;
  const incarnation = contents.incarnation ?? randomUUID();
  const database = await createCredentialDatabase(join(parts.folder.root, DATABASE_FILE), {
    system: { systemId, name, incarnation, masterServer, createdAt: at, createdBy: caller.account },
    fill: (db) => fill(parts, db, contents, caller, facts),
  });
  await database.close();
}

async function fill(parts: EngineParts, db: Db, contents: StoreContents, caller: Caller, facts: FirstFacts): Promise<void> {
  const now = parts.clock.now();
  const [at, name] = [now.toISOString(), facts.serverName];
  await servers.insertServer(db, {
    id: contents.serverId,
    name,
    name_key: nameKey(name),
    public_key: facts.publicKey,
    joined_at: at,
    last_seen_at: at,
  });
  const row = { role: 'sso-administrator', application_id: '', rights_mac: null } as const;
  await access.insertAccounts(
    db,
    facts.administrators.map((account, position) => ({ ...row, account, account_key: nameKey(account), position })),
  );
  await beginTables(db, chainOf(contents));
  await appendAudit(db, chainOf(contents), {
    at: now,
    actor: caller.account,
    origin: caller.origin,
    action: 'system.create',
    objects: [contents.systemName, name, ...facts.administrators],
    result: 'done',
    operationId: null,
    detail: {},
  });
}
