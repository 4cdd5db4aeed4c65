/** What this server is now: whether it opens its secret store and its credential database, and what they hold. */
import { isSsoError } from '../../shared/errors.ts';
import { servers, system } from '../credential-db/index.ts';
import type { Db } from '../credential-db/schema.ts';
import { secretByVersion } from '../crypto/index.ts';
import type { EngineParts, ServerSettings } from '../parts.ts';
import type { StoreContents } from '../secret-store/index.ts';
import type { ServerView } from '../../shared/contract/console/servers.ts';
import { eventCounts } from './event-counts.ts';

type Found<T> = { readonly value: T; readonly error: null } | { readonly value: null; readonly error: string };

interface DatabaseLook {
  readonly schemaVersion: number;
  /** Version and id of the secret that new credentials are sealed under. */
  readonly current: { readonly version: number; readonly id: string } | null;
  readonly master: { readonly id: string; readonly name: string };
  readonly events: NonNullable<ServerView['events']>;
}

export interface ServerLook {
  readonly at: string;
  readonly settings: ServerSettings;
  readonly store: Found<StoreContents>;
  readonly database: Found<DatabaseLook>;
}

/** An error of this product is told by its code; any other is nobody's to foresee and goes through. */
async function found<T>(look: () => Promise<T>): Promise<Found<T>> {
  try {
    return { value: await look(), error: null };
  } catch (error) {
    if (!isSsoError(error)) throw error;
    return { value: null, error: error.code };
  }
}

async function readDatabase(parts: EngineParts, db: Db, serverId: string): Promise<Omit<DatabaseLook, 'schemaVersion'>> {
  const { encrypt_with: version, master_server: id } = await system.readSystem(db);
  const secret =
    version === null ? undefined : await db.selectFrom('secret').select('id').where('version', '=', version).executeTakeFirst();
  const master = (await servers.listServers(db)).find((server) => server.id === id);
  return {
    current: version === null || !secret ? null : { version, id: secret.id },
    master: { id, name: master?.name ?? id },
    events: await eventCounts(parts, db, serverId),
  };
}

export async function lookAtServer(parts: EngineParts): Promise<ServerLook> {
  const settings = await parts.settings();
  const store = await found(async () => (await parts.store()).read());
  const database = await found(async () => {
    const opened = await parts.database();
    const read = await opened.read((db) => readDatabase(parts, db, settings.serverId));
    return { ...read, schemaVersion: opened.schemaVersion };
  });
  return { at: parts.clock.now().toISOString(), settings, store, database };
}

/** The version of the current master secret, where this server holds that very secret. */
export function heldVersion({ store, database }: ServerLook): number | null {
  const current = database.value?.current;
  if (!store.value || !current) return null;
  return secretByVersion(store.value.ring, current.version)?.id === current.id ? current.version : null;
}
