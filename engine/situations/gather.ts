/**
 * Looks at everything once: `server.json`, the store, the database, the running operation. Never fails for what it finds: each
 * failure is kept as a fact (unforeseen.ts). The store's file is read afresh (its modes are what is asked about); the rest is small reads.
 */
import { isSsoError } from '../../shared/errors.ts';
import { checkRights, rolesOf, selfAppointed } from '../access/index.ts';
import { auditHead, holdsRecord } from '../audit/index.ts';
import { access, secrets, servers, system, unreadable } from '../credential-db/index.ts';
import type { Db, SystemTable } from '../credential-db/schema.ts';
import { secretByVersion } from '../crypto/index.ts';
import { announce } from '../events/hub.ts';
import { backupOnRecord } from '../master-secret/backup-on-record.ts';
import { isRolledBack } from '../master-secret/fit.ts';
import { operationStatus } from '../master-secret/operation-view.ts';
import { wasSetUp } from '../master-secret/set-up-leftovers.ts';
import type { Caller, EngineParts } from '../parts.ts';
import type { StoreContents } from '../secret-store/types.ts';
import { countsNow, countsOf } from './counts.ts';
import type { DatabaseView, Facts, Found } from './facts.ts';
import { asFact, type Part } from './unforeseen.ts';

/** `part` null: a look beside the three parts. */
type Look = <T>(part: Part | null, at: () => Promise<T>) => Promise<Found<T>>;

const looking =
  (parts: EngineParts, caller: Caller): Look =>
  async (part, at) => {
    try {
      return { value: await at(), error: null };
    } catch (error) {
      return { value: null, error: asFact(parts, caller, part, error) };
    }
  };

/** Looked for only where there are no settings: those that are damaged are settings. Where even that cannot be told, nothing is new. */
async function setUp(parts: EngineParts, look: Look, { error }: Facts['settings']): Promise<boolean> {
  return error?.code !== 'NOT_CONFIGURED' || ((await look(null, () => wasSetUp(parts))).value ?? true);
}

type Rows = Omit<DatabaseView, 'operation' | 'counts' | 'altered' | 'auditHead' | 'auditHolds' | 'schemaVersion'>;

async function readRows(db: Db): Promise<Rows> {
  const accounts = await access.listAccounts(db, '');
  const administrators = accounts.filter(({ role }) => role === 'sso-administrator').map(({ account }) => account);
  return {
    system: await system.readSystem(db),
    secrets: await secrets.listSecrets(db),
    servers: await servers.listServers(db),
    administrators,
    selfAppointed: await selfAppointed(db, administrators),
    unreadable: await unreadable.countUnopened(db),
  };
}

async function lookAtDatabase(parts: EngineParts): Promise<DatabaseView> {
  const database = await parts.database();
  const rows = await database.read(readRows);
  const operation = await operationStatus(parts);
  const counts = await countsOf(database, parts.clock, () => announce(parts));
  return { ...rows, operation, counts, altered: null, auditHead: null, auditHolds: null, schemaVersion: database.schemaVersion };
}

/** Read after the database and the store: a ring and a chain only grow, so what the one names is in the other if it is anywhere. */
async function compared(parts: EngineParts, { system: seen, counts }: DatabaseView, contents: StoreContents) {
  const { ring, serverId, auditHead: kept } = contents;
  const database = await parts.database();
  const numbers = lacksCurrent(seen, contents) ? await countsNow(database, parts.clock, () => announce(parts)) : counts;
  return database.read(async (db) => ({
    counts: numbers,
    system: isRolledBack(seen, contents) ? await withEpochNow(db, seen) : seen,
    altered: await checkRights(db, ring),
    auditHead: await auditHead(db, serverId),
    auditHolds: kept && (await holdsRecord(db, serverId, kept)),
  }));
}

/** Then numbers decide which way on there is, restore or generate: those of before the last change would name the wrong one. */
function lacksCurrent({ encrypt_with: wanted }: SystemTable, { ring }: StoreContents): boolean {
  return wanted !== null && !secretByVersion(ring, wanted);
}

/** Both may have moved on between the two reads. Then the store is ahead of what was seen of the database, not of the database. */
async function withEpochNow(db: Db, seen: SystemTable): Promise<SystemTable> {
  const { epoch, incarnation } = await system.readSystem(db);
  return { ...seen, epoch, incarnation };
}

async function withAltered(
  parts: EngineParts,
  look: Look,
  database: Found<DatabaseView>,
  store: Found<StoreContents>,
): Promise<Found<DatabaseView>> {
  const { value } = database;
  if (!value || !store.value) return database;
  const contents = store.value;
  const seen = await look('database', () => compared(parts, value, contents));
  return seen.error ? { value: null, error: seen.error } : { value: { ...value, ...seen.value }, error: null };
}

async function lastGoodAt(parts: EngineParts, look: Look, store: Found<StoreContents>): Promise<string | null> {
  if (!isSsoError(store.error, 'STORE_DAMAGED', 'STORE_MISSING')) return null;
  const kept = await look(null, async () => (await parts.store()).lastGood());
  return kept.value?.writtenAt ?? null;
}

/** A store that is gone, damaged, or an older one put back does not know the newest backup: then the audit is asked. */
async function recordedBackup(
  parts: EngineParts,
  look: Look,
  { store, database, settings }: Pick<Facts, 'store' | 'database' | 'settings'>,
) {
  if (!settings.value || !database.value) return null;
  if (store.value && !lacksCurrent(database.value.system, store.value)) return null;
  const { serverId } = settings.value;
  const asked = await look(null, async () => (await parts.database()).read((db) => backupOnRecord(db, serverId)));
  return asked.value;
}

const away = new WeakMap<EngineParts, string>();

function rememberAway(parts: EngineParts, database: Found<DatabaseView>, now: Date): string | null {
  if (database.error?.code !== 'DATABASE_AWAY') away.delete(parts);
  else if (!away.has(parts)) away.set(parts, now.toISOString());
  return away.get(parts) ?? null;
}

export async function gather(parts: EngineParts, caller: Caller): Promise<Facts> {
  const now = parts.clock.now();
  const look = looking(parts, caller);
  const settings = await look('settings', () => parts.settings());
  const looked = settings.error ? settings : await look('database', () => lookAtDatabase(parts));
  const store = await look('store', async () => (await parts.store()).read());
  const database = await withAltered(parts, look, looked, store);
  const roles = await look(null, () => rolesOf(parts, caller));
  return {
    now,
    account: caller.account,
    groups: caller.groups,
    roles: roles.value ?? [],
    settings,
    wasSetUp: await setUp(parts, look, settings),
    store,
    lastGoodAt: await lastGoodAt(parts, look, store),
    database,
    backupOnRecord: await recordedBackup(parts, look, { store, database, settings }),
    awaySince: rememberAway(parts, database, now),
  };
}
