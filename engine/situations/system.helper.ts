/** A real data folder for tests, of any state wanted: real store, real database, real locks; only time is the test's own. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SsoError } from '../../shared/errors.ts';
import { nameKey, type Guid } from '../../shared/domain/names.ts';
import { makeRights } from '../access/index.ts';
import { appendAudit, beginTables, chainOf, keepAuditHead } from '../audit/index.ts';
import { access, createCredentialDatabase, secrets, servers, system } from '../credential-db/index.ts';
import { checkValue, emptyRing, generateMasterSecret, newAuditKey, withEntry, withState, type MasterSecret } from '../crypto/index.ts';
import { openEngine, type Engine } from '../open.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { hostName } from '../platform/account.ts';
import { writeFirstSettings } from '../platform/settings.ts';
import { nodeFileSystem, type KeyStore } from '../secret-store/index.ts';

export const ANNA: Caller = { account: 'HOST\\anna', groups: ['HOST\\staff'], origin: 'console' };
export const STRANGER: Caller = { account: 'HOST\\eve', groups: [], origin: 'console' };

const START = Date.parse('2026-03-01T12:00:00.000Z');
const DAY_MS = 86_400_000;
/** The lowest that a reader accepts. */
const CHEAP = { name: 'scrypt', N: 2 ** 15, r: 8, p: 1 } as const;

/** No test touches the key store of the machine that it runs on. */
const refuse = (): Promise<never> => Promise.reject(new SsoError('KEY_STORE_REFUSED', { reason: 'refused' }));
const REFUSING: KeyStore = { read: refuse, write: refuse, remove: refuse };

/** Nor writes into its log. */
const SILENT = { write: () => Promise.resolve() };

export interface TestSystem {
  readonly parts: EngineParts;
  readonly root: string;
  /** Moves the test's time on. */
  advanceDays(days: number): void;
  /** Parts of another process on the same folder. */
  another(): EngineParts;
  close(): Promise<void>;
}

export async function emptyFolder(): Promise<TestSystem> {
  const root = await mkdtemp(join(tmpdir(), 'sso-'));
  let at = START;
  const clock = { now: () => new Date(at), monotonic: () => performance.now() };
  const engines: Engine[] = [];
  const another = (): EngineParts => {
    const engine = openEngine({ dataFolder: root, clock, backupCost: CHEAP, keyStore: REFUSING, systemLog: SILENT });
    engines.push(engine);
    return engine.parts;
  };
  return {
    parts: another(),
    root,
    another,
    advanceDays: (days) => void (at += days * DAY_MS),
    close: async () => {
      for (const engine of engines) await engine.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

export interface SystemOptions {
  /** Accounts that hold SSO Administrator. */
  readonly administrators?: readonly string[];
  /** Master secrets in the ring and in the database; the last one is current. */
  readonly secrets?: number;
  readonly systemName?: string;
}

const accountRow = (account: string, position: number) =>
  ({
    role: 'sso-administrator',
    application_id: '',
    account,
    account_key: nameKey(account),
    position,
    rights_mac: null,
  }) as const;

/** A system as `-createDB` leaves it, by default with one master secret that is current. */
export async function madeSystem(options: SystemOptions = {}): Promise<TestSystem> {
  const made = await emptyFolder();
  const { parts } = made;
  const [serverId, systemId, incarnation] = [randomUUID(), randomUUID(), randomUUID()] as [Guid, Guid, Guid];
  const createdAt = parts.clock.now().toISOString();
  const systemName = options.systemName ?? 'Contoso';
  const store = await parts.store();
  const ring = withEntry(emptyRing(), newAuditKey({ createdAt }));
  const nothing = { auditHead: null, backup: null, databaseBackup: null };
  const contents = await store.create({
    systemId,
    systemName,
    serverId,
    ring,
    incarnation,
    highestEpoch: 1,
    highestVersion: 0,
    ...nothing,
  });
  const server = { id: serverId, name: 'SSO1', name_key: 'sso1', public_key: 'pem', joined_at: createdAt, last_seen_at: createdAt };
  const first = { systemId, name: systemName, incarnation, masterServer: serverId, createdAt, createdBy: ANNA.account };
  const database = await createCredentialDatabase(parts.folder.database, {
    system: first,
    fill: async (db) => {
      await servers.insertServer(db, server);
      await access.insertAccounts(db, (options.administrators ?? [ANNA.account, 'HOST\\sso-admins']).map(accountRow));
      await beginTables(db, chainOf(contents));
      await appendAudit(db, chainOf(contents), { ...created, at: parts.clock.now(), objects: [systemName] });
    },
  });
  await database.close();
  await writeFirstSettings(nodeFileSystem, parts.folder, {
    format: 1,
    serverId,
    serverName: 'SSO1',
    systemId,
    systemName,
    createdAt,
    accountHost: hostName(),
    databasePath: 'credentials.db',
  });
  for (let version = 1; version <= (options.secrets ?? 1); version += 1) await addCurrentSecret(parts);
  await keepAuditHead(parts);
  return made;
}

const created = { actor: ANNA.account, origin: 'console', action: 'system.create', result: 'done', operationId: null, detail: {} } as const;

/** As a generation leaves it: in the ring, in the database, current in both, the epoch one more, the rights sealed. */
export async function addCurrentSecret(parts: EngineParts): Promise<MasterSecret> {
  const [store, database] = [await parts.store(), await parts.database()];
  const held = await store.read();
  const secret = generateMasterSecret({ version: held.highestVersion + 1, createdAt: parts.clock.now().toISOString() });
  await store.update((contents) => ({ ...contents, ring: withEntry(contents.ring, secret) }));
  const epoch = await database.write(async (db) => {
    const { id, version, createdAt } = secret;
    const check_value = checkValue(secret, held.systemId);
    await secrets.insertSecret(db, { version, id, check_value, state: 'pending', created_at: createdAt });
    await secrets.setCurrentSecret(db, version);
    await system.setEncryptWith(db, version);
    await makeRights(db, secret);
    return system.bumpEpoch(db);
  });
  await store.update((contents) => ({ ...contents, ring: withState(contents.ring, secret.id, 'current'), highestEpoch: epoch }));
  return secret;
}
