/** Test helper: real engines over a data folder of their own, with credentials in it. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { nameKey, type Guid } from '../../shared/domain/names.ts';
import { unfenced } from '../credential-db/damage.helper.ts';
import { applications, mappings, secrets } from '../credential-db/index.ts';
import type { Db } from '../credential-db/schema.ts';
import { decodeRecord, encodeRecord, openRecord, sealRecord } from '../crypto/index.ts';
import { workerForTests } from '../crypto/worker.helper.ts';
import { openEngine, type Engine, type EngineOptions } from '../open.ts';
import type { Caller } from '../parts.ts';
import { currentAccount, hostName } from '../platform/account.ts';
import { createSystem } from './create-system.ts';
import { generate } from './generate.ts';
import { writeTransaction } from './write-transaction.ts';

// A guard against hanging, not a measure: other work may share the cores.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

export const PASSWORD = 'correct horse battery';
const CHEAP = { name: 'scrypt', N: 2 ** 15, r: 8, p: 1 } as const;

export interface World {
  readonly root: string;
  readonly home: string;
  readonly caller: Caller;
  /** A new engine over the same folder, as another process would have; closed with the world. */
  open(options?: Partial<EngineOptions>): Promise<Engine>;
  file(name: string): string;
  remove(): Promise<void>;
}

/** The same folder once more, for a test that changes it. Nobody may have it open. */
export async function copyOf(world: World): Promise<World> {
  const copy = await openWorld();
  await cp(world.root, copy.root, { recursive: true });
  return copy;
}

/** A system with one secret and `count` credentials, closed. */
export async function filledWorld(count: number): Promise<World> {
  const world = await createdWorld();
  await generateTo(world.engine, world, 'first.bak');
  await addCredentials(world.engine, count);
  await world.engine.close();
  return world;
}

/** As before, regenerated: rows under 2, backups `first.bak` (1) and `second.bak` (1 and 2). */
export async function twoSecrets(count: number): Promise<World> {
  const world = await filledWorld(count);
  const engine = await world.open();
  await generateTo(engine, world, 'second.bak');
  await engine.close();
  return world;
}

export async function openWorld(): Promise<World> {
  const root = await mkdtemp(join(tmpdir(), 'sso-engine-'));
  const home = join(root, 'home');
  const engines: Engine[] = [];
  const caller: Caller = { ...(await currentAccount(hostName())), origin: 'command line' };
  return {
    root,
    home,
    caller,
    file: (name) => join(root, name),
    async open(options = {}) {
      const engine = openEngine({
        dataFolder: home,
        workerUrl: await workerForTests(),
        backupCost: CHEAP,
        systemLog: { write: () => Promise.resolve() },
        ...options,
      });
      engines.push(engine);
      return engine;
    },
    async remove() {
      for (const engine of engines) await engine.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** A system that is set up, without a secret. */
export async function createdWorld(): Promise<World & { readonly engine: Engine }> {
  const world = await openWorld();
  const engine = await world.open();
  await createSystem(engine.parts, world.caller, { systemName: 'Contoso', administrators: [] });
  return { ...world, engine };
}

export async function drain<T>(events: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const event of events) all.push(event);
  return all;
}

export async function generateTo(engine: Engine, world: World, name: string): Promise<string> {
  const path = world.file(name);
  await drain(generate(engine.parts, world.caller, { path, password: PASSWORD, reminder: '' }));
  return path;
}

const APPLICATION = '00000000-0000-4000-8000-000000000001' as Guid;
export const accountOf = (n: number): string => `CONTOSO\\user-${n}`;
export const passwordOf = (n: number): string => `pässword ${n} ${'x'.repeat(n % 40)}`;

async function ensureApplication(engine: Engine): Promise<void> {
  await writeTransaction(engine.parts, async (db) => {
    if (await applications.findApplication(db, APPLICATION)) return;
    const flags = {
      windows_initiated: 1,
      host_initiated: 0,
      validate_password: 0,
      disable_credential_cache: 0,
      allow_tickets: 0,
      validate_tickets: 1,
      timeout_tickets: 1,
      ticket_timeout: null,
      allow_local_accounts: 0,
      admin_account_same: 0,
      direct_password_sync: 0,
      windows_credentials: 0,
      restricted_credentials: 0,
      restrict_mapping_create: 0,
    } as const;
    const facts = { id: APPLICATION, name: 'SAP', name_key: 'sap', type: 'individual', description: '', contact: '', enabled: 1 } as const;
    const rest = { rights_mac: null, change_counter: 0, created_at: new Date(0).toISOString() };
    const { changeRights } = await import('../access/index.ts');
    const { ring } = await engine.parts.ring.contents();
    await changeRights(db, ring, () => applications.insertApplication(db, { ...facts, ...flags, ...rest }, []));
  });
}

/** Credentials number `from` to `from + count`, sealed under the current secret. */
export async function addCredentials(engine: Engine, count: number, from = 0): Promise<void> {
  const { parts } = engine;
  await ensureApplication(engine);
  await writeTransaction(parts, async (db) => {
    const { systemId } = await parts.settings();
    const { secret, recordKey } = await parts.ring.current(db);
    const first = await mappings.allocateMappingIds(db, count);
    const rows = Array.from({ length: count }, (_, index) => {
      const [n, id] = [from + index, first + index];
      const context = { systemId, secretId: secret.id, applicationId: APPLICATION, mappingId: id, account: accountOf(n), revision: 1 };
      return {
        id,
        application_id: APPLICATION,
        account: accountOf(n),
        account_key: nameKey(accountOf(n)),
        external_user: `EXT${n}`,
        external_key: `ext${n}`,
        enabled: 1 as const,
        revision: 1,
        secret_version: secret.version,
        envelope: sealRecord(recordKey, secret.version, context, encodeRecord(new Map([[1, passwordOf(n)]]))),
        change_counter: 0,
      };
    });
    await mappings.insertMappings(db, rows);
    await secrets.addUses(db, secret.version, count);
  });
}

/** As a program would: the row's version names the key. */
export async function lookUp(engine: Engine, n: number): Promise<string | undefined> {
  const { parts } = engine;
  const { systemId } = await parts.settings();
  const database = await parts.database();
  const row = await database.read((db) => mappings.findMapping(db, APPLICATION, nameKey(accountOf(n))));
  if (!row?.envelope || row.secret_version === null) return undefined;
  const version = row.secret_version;
  const known = await database.read((db) => secrets.findSecret(db, version));
  const key = known && (await parts.ring.keyFor(version, known.id));
  if (!key) throw new Error(`no key for version ${version}`);
  const context = {
    systemId,
    secretId: key.secret.id,
    applicationId: APPLICATION,
    mappingId: row.id,
    account: row.account,
    revision: row.revision,
  };
  return decodeRecord(openRecord(key.recordKey, context, row.envelope)).get(1);
}

/** What a bad disk does. */
export async function damageRows(engine: Engine, count: number): Promise<void> {
  const database = await engine.parts.database();
  const flip = async (db: Db): Promise<void> => {
    const rows = await db.selectFrom('mapping').select(['id', 'envelope']).orderBy('id').limit(count).execute();
    for (const { id, envelope } of rows) {
      const bytes = Buffer.from(envelope ?? '');
      bytes.writeUInt8(bytes.readUInt8(bytes.length - 20) ^ 1, bytes.length - 20);
      await db.updateTable('mapping').set({ envelope: bytes }).where('id', '=', id).execute();
    }
  };
  await database.write((db) => unfenced(db, () => flip(db)));
}

/** What somebody with a tool of his own could do to the database. */
export async function alterCheckValues(engine: Engine): Promise<void> {
  const database = await engine.parts.database();
  const check_value = '0'.repeat(32);
  await database.write((db) => unfenced(db, () => db.updateTable('secret').set({ check_value }).execute()));
}

/** For `onStep`: ends the work there and then, as the end of the process would. */
export function crashAt(step: string): (reached: string) => void {
  return (reached) => {
    if (reached === step) throw new Error(`ended at ${step}`);
  };
}
