/** The SSO servers with ENTSSO's columns. One machine tells of itself. */
import { arch } from 'node:os';
import type { ServerView } from '../../shared/contract/console/servers.ts';
import type { EngineParts } from '../parts.ts';
import { hostName, ownAccount } from '../platform/account.ts';
import { databasePathOf } from '../platform/settings.ts';
import { fullHostName } from './host-name.ts';
import { heldVersion, lookAtServer, type ServerLook } from './look.ts';
import { productVersion } from './version.ts';

export async function viewOf(parts: EngineParts, look: ServerLook): Promise<ServerView> {
  const { settings, store, database, at } = look;
  return {
    id: settings.serverId,
    name: settings.serverName,
    status: store.value && database.value ? 'online' : 'offline',
    at,
    host: await fullHostName(),
    serviceAccount: await ownAccount(settings.accountHost),
    database: databasePathOf(parts.folder, settings),
    masterSecretServer: database.value ? database.value.master.id === settings.serverId : null,
    secretVersion: heldVersion(look),
    passwordSync: null,
    computer: hostName(),
    events: database.value ? { ...database.value.events } : null,
    version: productVersion(),
    architecture: arch(),
  };
}

/** Fails for nothing that it finds but NOT_CONFIGURED. */
export async function listServers(parts: EngineParts): Promise<ServerView[]> {
  return [await viewOf(parts, await lookAtServer(parts))];
}
