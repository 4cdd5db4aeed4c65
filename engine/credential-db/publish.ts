/** Giving a finished file its name, so that nothing half done ever bears it and nothing is replaced. */
import { randomBytes } from 'node:crypto';
import { link, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { SsoError, type ErrorCode } from '../../shared/errors.ts';
import { codeOf, exists, fileReason } from './database-file.ts';

/** Beside the target: only within one file system can a name be given at once. */
export const temporaryBeside = (target: string): string =>
  join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);

/** An empty file of mode 0600, so that what is written into it is never readable by others. `meant` is named where that fails. */
export async function createPrivate(path: string, meant = path): Promise<void> {
  try {
    const file = await open(path, 'wx', 0o600);
    await file.close();
  } catch (error) {
    throw new SsoError('FILE_NOT_WRITABLE', { path: meant, reason: fileReason(error) }, { cause: error });
  }
}

export async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** What a medium says that cannot sync folders at all (some network and FUSE file systems). EIO is never among them. */
const CANNOT_SYNC_FOLDERS = ['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'];

/** Makes names in the folder durable. Windows has no such call; a medium without it keeps names as it keeps them. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } catch (error) {
    if (!CANNOT_SYNC_FOLDERS.includes(codeOf(error))) throw error;
  } finally {
    await folder.close();
  }
}

/** Names `from` `to`; throws `taken` where there is something of that name. */
export async function publish(from: string, to: string, taken: ErrorCode): Promise<void> {
  try {
    await nameOnce(from, to);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw new SsoError(taken, {}, { cause: error });
    throw new SsoError('FILE_NOT_WRITABLE', { path: to, reason: fileReason(error) }, { cause: error });
  }
  await syncFolder(dirname(to));
}

const NO_HARD_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV'];

/** A hard link never replaces; file systems without them (FAT, some shares) get a look and a rename. */
async function nameOnce(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
    await rm(from);
  } catch (error) {
    if (!NO_HARD_LINKS.includes(codeOf(error))) throw error;
    if (await exists(to)) throw Object.assign(new Error('already there'), { code: 'EEXIST' });
    await rename(from, to);
  }
}

/** A temporary database and what SQLite keeps beside it. */
export async function removeDatabaseFiles(path: string): Promise<void> {
  for (const suffix of ['', '-wal', '-shm', '-journal']) await rm(`${path}${suffix}`, { force: true });
}
