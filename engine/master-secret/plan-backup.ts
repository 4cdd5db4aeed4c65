/** Where a backup would be written: judged before the password is asked, so that nobody types one in vain. */
import { randomUUID } from 'node:crypto';
import { dirname, isAbsolute, join } from 'node:path';
import { fillFileName } from '../../shared/domain/file-names.ts';
import { SsoError } from '../../shared/errors.ts';
import { mappings, secrets, system } from '../credential-db/index.ts';
import { currentSecret, ringSecrets, type MasterSecret } from '../crypto/index.ts';
import type { EngineParts } from '../parts.ts';
import { errorCode, type FileSystem, type StoreContents } from '../secret-store/index.ts';

export interface BackupPlan {
  readonly path: string;
  readonly secretVersion: number;
}

/** One more than the highest that database, store or any ring has ever seen: a version is never used again. */
export async function nextVersion(parts: EngineParts): Promise<number> {
  const contents = await parts.ring.contents();
  const database = await parts.database();
  return database.read(async (db) => 1 + Math.max(highestIn(contents), await secrets.highestVersion(db)));
}

function highestIn({ ring, highestVersion }: StoreContents): number {
  return Math.max(highestVersion, ...ringSecrets(ring).map(({ version }) => version));
}

/** The secret that a backup is known by: the current one, else the newest that may open something. */
function namingSecret({ ring }: StoreContents): MasterSecret | null {
  const newest = ringSecrets(ring).findLast(({ state }) => state === 'previous' || state === 'pending');
  return currentSecret(ring) ?? newest ?? null;
}

/**
 * Why there is none: NO_SECRET before the first was generated, RECOVERY {versions} while credentials wait for a restore of the one
 * that was, SECRET_LOST {version} where none does any more and a new one is the way on.
 */
async function whyNone(parts: EngineParts): Promise<SsoError> {
  const database = await parts.database();
  return database.read(async (db) => {
    const { encrypt_with: version } = await system.readSystem(db);
    if (version === null) return new SsoError('NO_SECRET');
    const waiting = [...(await mappings.countByVersion(db)).keys()].some((under) => under !== null);
    return waiting ? new SsoError('RECOVERY', { versions: String(version) }) : new SsoError('SECRET_LOST', { version });
  });
}

async function versionToBackUp(parts: EngineParts): Promise<number> {
  const secret = namingSecret(await parts.ring.contents());
  if (!secret) throw await whyNone(parts);
  return secret.version;
}

/** PATH_NOT_ABSOLUTE, FILE_EXISTS, FILE_NOT_WRITABLE {reason}: proven by a file that is made and removed. */
export async function requireNewFile(fileSystem: FileSystem, path: string): Promise<void> {
  if (!isAbsolute(path)) throw new SsoError('PATH_NOT_ABSOLUTE', { path });
  const probe = join(dirname(path), `.${randomUUID()}.tmp`);
  try {
    const there = await fileSystem.facts(path);
    if (there?.kind === 'folder') throw new SsoError('FILE_NOT_WRITABLE', { path, reason: 'EISDIR' });
    if (there) throw new SsoError('FILE_EXISTS', { path });
    await fileSystem.writeNew(probe, Buffer.alloc(1));
    await fileSystem.remove(probe);
  } catch (error) {
    if (error instanceof SsoError) throw error;
    throw new SsoError('FILE_NOT_WRITABLE', { path, reason: errorCode(error) ?? 'unknown' }, { cause: error });
  }
}

export async function planBackup(parts: EngineParts, input: { path: string; for: 'generate' | 'back-up' }): Promise<BackupPlan> {
  const secretVersion = input.for === 'generate' ? await nextVersion(parts) : await versionToBackUp(parts);
  const path = fillFileName(input.path, { date: parts.clock.now(), version: secretVersion });
  await requireNewFile(parts.fileSystem, path);
  return { path, secretVersion };
}
