/**
 * The key ring in memory. A key is handed out only if its secret is the very one that the database knows under that version
 * (invariant M3): after a restore or a reconcile the same version may never mean two secrets.
 */
import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { SsoError } from '../../shared/errors.ts';
import type { Guid } from '../../shared/domain/names.ts';
import { secrets, system } from '../credential-db/index.ts';
import type { Db } from '../credential-db/schema.ts';
import { checkValue, deriveRecordKey, ringSecrets, secretByVersion, type MasterSecret } from '../crypto/index.ts';
import type { EngineParts } from '../parts.ts';
import type { StoreContents } from '../secret-store/types.ts';
import type { HeldKey, RingCache } from './types.ts';

interface Cached {
  /** Number, modification time and size of the store's file: every write makes a new file, two within a tick of the clock included. */
  readonly stamp: string;
  readonly contents: StoreContents;
  readonly derived: Map<Guid, KeyObject>;
}

type CacheParts = Pick<EngineParts, 'fileSystem' | 'folder' | 'store'>;

async function stampOf({ fileSystem, folder }: CacheParts): Promise<string> {
  const facts = await fileSystem.facts(join(folder.storeFolder, 'store'));
  return facts ? `${facts.inode}:${facts.modifiedAt.getTime()}:${facts.size}` : 'missing';
}

function heldKey({ contents, derived }: Cached, secret: MasterSecret): HeldKey {
  const recordKey = derived.get(secret.id) ?? deriveRecordKey(secret, contents.systemId);
  derived.set(secret.id, recordKey);
  return { secret, recordKey };
}

async function currentIn(db: Db): Promise<{ version: number; id: Guid }> {
  const { encrypt_with: version } = await system.readSystem(db);
  if (version === null) throw new SsoError('NO_SECRET');
  const row = (await secrets.listSecrets(db)).find((secret) => secret.version === version);
  if (!row) throw new SsoError('DATABASE_DAMAGED', { fault: `secret ${version}` });
  return { version, id: row.id };
}

export function openRingCache(parts: CacheParts): RingCache {
  let cached: Promise<Cached> | null = null;

  async function load(stamp: string): Promise<Cached> {
    const store = await parts.store();
    return { stamp, contents: await store.read(), derived: new Map() };
  }

  async function fresh(): Promise<Cached> {
    const stamp = await stampOf(parts);
    const present = cached && (await cached.catch(() => null));
    if (present?.stamp === stamp) return present;
    cached = load(stamp);
    return cached;
  }

  const invalidate = (): void => {
    cached = null;
  };

  const keyIn = (held: Cached, version: number, secretId: Guid): HeldKey | null => {
    const secret = secretByVersion(held.contents.ring, version);
    return secret?.id === secretId ? heldKey(held, secret) : null;
  };

  /** A secret that is not there is asked for once more, whatever the file's time says: clocks of file systems are coarse. */
  async function keyFor(version: number, secretId: Guid): Promise<HeldKey | null> {
    const key = keyIn(await fresh(), version, secretId);
    if (key) return key;
    invalidate();
    return keyIn(await fresh(), version, secretId);
  }

  return {
    contents: async () => (await fresh()).contents,
    invalidate,
    keyFor,
    async current(db) {
      const { version, id } = await currentIn(db);
      const key = await keyFor(version, id);
      if (!key) throw new SsoError('RECOVERY', { versions: String(version) });
      return key;
    },
    async known(db) {
      const held = await fresh();
      const rows = new Map((await secrets.listSecrets(db)).map((row) => [row.version, row]));
      const fits = (secret: MasterSecret): boolean => {
        const row = rows.get(secret.version);
        return row?.id === secret.id && row.check_value === checkValue(secret, held.contents.systemId);
      };
      return ringSecrets(held.contents.ring)
        .filter(fits)
        .map((secret) => heldKey(held, secret));
    },
  };
}
