/**
 * Takes a server's place in a data folder without settings: on a new machine, the old one being gone, or where `server.json` is lost. In
 * the order identity, database, this server's row in it, settings. `server.json` is written last: a try that was interrupted has left an
 * empty folder or one whose settings are lost, and the next one begins anew.
 */
import { SsoError } from '../../shared/errors.ts';
import { nameServer } from '../credential-db/index.ts';
import { durable } from '../master-secret/operation-work.ts';
import type { EngineParts, ServerSettings } from '../parts.ts';
import { knownPublicKey, openOrCreateIdentity } from '../platform/identity.ts';
import { changeSettings, databasePathOf } from '../platform/settings.ts';
import { orNull } from './settings-anew.ts';

/** Another process may have been faster: ALREADY_CONFIGURED. */
async function requireNoSettings(parts: EngineParts): Promise<void> {
  const settings = await orNull(() => parts.settings());
  if (settings) throw new SsoError('ALREADY_CONFIGURED', { serverName: settings.serverName, systemName: settings.systemName });
}

/** Null where one lies there that nothing can be made of: it is not ours to replace. */
async function publicKeyOf({ fileSystem, folder }: EngineParts): Promise<string | null> {
  const known = await knownPublicKey(fileSystem, folder);
  return known ?? (await orNull(() => openOrCreateIdentity(fileSystem, folder)))?.publicKey ?? null;
}

/** `bring` puts the database where the settings say. Returns what that returns. */
export async function takePlace<T>(parts: EngineParts, settings: ServerSettings, bring: () => Promise<T>): Promise<T> {
  const { fileSystem, folder } = parts;
  const claim = await parts.operations.claim();
  try {
    await requireNoSettings(parts);
    const publicKey = await publicKeyOf(parts);
    await durable(parts, 'place.identity');
    const brought = await bring();
    await durable(parts, 'place.database');
    await nameServer(databasePathOf(folder, settings), { id: settings.serverId, name: settings.serverName, publicKey });
    await durable(parts, 'place.row');
    await changeSettings(fileSystem, folder, settings);
    await durable(parts, 'place.settings');
    await parts.closeDatabase();
    return brought;
  } finally {
    await claim.release();
  }
}
