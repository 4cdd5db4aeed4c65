/** Everything about one SSO server, for its property sheet. */
import type { ServerProperties } from '../../shared/contract/console/servers.ts';
import { SsoError } from '../../shared/errors.ts';
import { ringSecrets } from '../crypto/index.ts';
import type { EngineParts } from '../parts.ts';
import { viewOf } from './list.ts';
import { lookAtServer, type ServerLook } from './look.ts';

function secretsOf({ store }: ServerLook): ServerProperties['secrets'] {
  if (!store.value) return [];
  return ringSecrets(store.value.ring)
    .map(({ version, id, state, createdAt }) => ({ version, id, state, createdAt }))
    .sort((one, other) => one.version - other.version);
}

async function fileSize(parts: EngineParts, path: string): Promise<number | null> {
  const facts = await parts.fileSystem.facts(path).catch(() => null);
  return facts?.size ?? null;
}

/** CONFLICT where there is no such server any more. */
export async function getServer(parts: EngineParts, { id }: { id: string }): Promise<ServerProperties> {
  const look = await lookAtServer(parts);
  if (id !== look.settings.serverId) throw new SsoError('CONFLICT');
  const [view, { store, database }] = [await viewOf(parts, look), look];
  return {
    ...view,
    masterSecretServerName: database.value?.master.name ?? null,
    storeError: store.error,
    databaseError: database.error,
    databaseDetail: {
      kind: 'sqlite',
      bytes: await fileSize(parts, view.database),
      schemaVersion: database.value?.schemaVersion ?? null,
    },
    process: {
      id: process.pid,
      uptime: Math.floor(process.uptime()),
      node: process.version,
      dataFolder: parts.folder.root,
    },
    secrets: secretsOf(look),
  };
}
