/** The System overview, `-status` and `-check`: everything at a glance. Never fails for what it finds. */
import type { Overview } from '../../shared/contract/console/system.ts';
import type { RingSecretView } from '../../shared/contract/schemas.ts';
import { checkValue, currentSecret, ringSecrets } from '../crypto/index.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { protectorInUse } from '../protection/describe.ts';
import { databasePathOf } from '../platform/settings.ts';
import type { DatabaseView, Facts } from './facts.ts';
import { gather } from './gather.ts';
import { retirableVersions } from './questions.ts';
import { recognise } from './recognise.ts';

function ringView(facts: Facts): RingSecretView[] {
  const { store, database } = facts;
  const contents = store.value;
  if (!contents) return [];
  const retirable = new Set(retirableVersions(facts));
  const counts = database.value?.counts ?? null;
  const uses = new Map((database.value?.secrets ?? []).map((row) => [row.id, row.uses]));
  return ringSecrets(contents.ring).map((secret) => ({
    id: secret.id,
    version: secret.version,
    createdAt: secret.createdAt,
    state: secret.state,
    checkValue: checkValue(secret, contents.systemId),
    rows: counts ? (counts.byVersion.get(secret.version) ?? 0) : null,
    uses: uses.get(secret.id) ?? null,
    retirable: retirable.has(secret.version),
  }));
}

/** As the database names it, whether or not the store holds it; while it cannot be asked, the one that was current when the store last saw it. */
function secretView({ database, store }: Facts): Overview['secret'] {
  if (database.value) {
    const { system, secrets } = database.value;
    const row = secrets.find(({ version }) => version === system.encrypt_with);
    return row ? { id: row.id, version: row.version, createdAt: row.created_at, uses: row.uses } : null;
  }
  const held = store.value && currentSecret(store.value.ring);
  return held ? { id: held.id, version: held.version, createdAt: held.createdAt, uses: null } : null;
}

const masterName = ({ system, servers }: DatabaseView): string =>
  servers.find(({ id }) => id === system.master_server)?.name ?? system.master_server;

async function databaseView({ folder, fileSystem }: EngineParts, { settings, database }: Facts): Promise<Overview['database']> {
  if (!settings.value) return null;
  const path = databasePathOf(folder, settings.value);
  const facts = await fileSystem.facts(path).catch(() => null);
  const { schemaVersion, system } = database.value ?? {};
  return { kind: 'sqlite', path, schemaVersion: schemaVersion ?? null, bytes: facts?.size ?? null, epoch: system?.epoch ?? null };
}

function identity({ settings, database }: Facts): Pick<Overview, 'server' | 'system'> {
  if (!settings.value) return { server: null, system: null };
  const { serverId, serverName, systemId, systemName } = settings.value;
  const ssoEnabled = database.value ? database.value.system.sso_enabled === 1 : null;
  return { server: { id: serverId, name: serverName }, system: { id: systemId, name: systemName, ssoEnabled } };
}

function policyView({ database }: Facts): Overview['policy'] {
  const row = database.value?.system;
  return row ? { secretMaximumAge: row.secret_maximum_age, secretRemindAhead: row.secret_remind_ahead } : null;
}

function countsView({ database }: Facts): Overview['counts'] {
  const counts = database.value?.counts;
  if (!counts) return null;
  const { applications, mappings, credentials, quarantined } = counts;
  return { applications, mappings, credentials, quarantined };
}

export async function overview(parts: EngineParts, caller: Caller): Promise<Overview> {
  const facts = await gather(parts, caller);
  const view = facts.database.value;
  return {
    dataFolder: parts.folder.root,
    at: facts.now.toISOString(),
    caller: { account: caller.account, roles: [...facts.roles] },
    ...identity(facts),
    masterSecretServer: view ? masterName(view) : null,
    protector: facts.store.value ? await protectorInUse(parts) : null,
    database: await databaseView(parts, facts),
    secret: secretView(facts),
    policy: policyView(facts),
    ring: ringView(facts),
    backup: facts.backupOnRecord ?? facts.store.value?.backup ?? null,
    databaseBackup: facts.store.value?.databaseBackup ?? null,
    operation: view?.operation ?? null,
    work: [...parts.work.list()],
    counts: countsView(facts),
    administrators: [...(view?.administrators ?? [])],
    situations: recognise(facts).map(({ id, params }) => ({ id, params: { ...params } })),
  };
}
