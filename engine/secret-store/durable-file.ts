/**
 * Files that are whole or not there, whatever happens in between: temporary file in the same folder, fsync, read back and
 * verified, then named, fsync of the folder, read back and verified again. Success is reported after the last step only; a
 * failed fsync is a failure (what the kernel dropped once, a second fsync would call written).
 *
 * Errors: FILE_EXISTS, FILE_NOT_WRITABLE {reason: Node's error code, or `read-back`}; what `verify` throws goes through.
 */
import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { SsoError } from '../../shared/errors.ts';
import type { FileSystem } from './file-system.ts';
import { errorCode } from './node-file-system.ts';

/** Throws where the bytes, as the medium gave them back, are not what was meant. */
export type Verify = (stored: Buffer) => void | Promise<void>;

/** What a medium says that has no hard links (FAT, exFAT, many network shares). */
const NO_HARD_LINKS: ReadonlySet<string | undefined> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL']);

/** The folder, and its name in the folder above it: a file in a folder that is forgotten is forgotten with it. */
export async function makeFolderDurably(fs: FileSystem, path: string): Promise<void> {
  await fs.makeFolder(path);
  await fs.syncFolder(dirname(path));
}

/** Replaces what stands at `path`, if anything does. On failure the old file still stands (or, after the rename, the new one). */
export async function writeDurably(fs: FileSystem, path: string, bytes: Buffer, verify: Verify): Promise<void> {
  const temporary = await writeTemporary(fs, path, bytes, verify);
  try {
    await fs.rename(temporary, path);
  } catch (error) {
    await removeIfThere(fs, temporary);
    throw notWritable(error);
  }
  await settle(fs, path, bytes, verify);
}

/** Never replaces: FILE_EXISTS, also where another process was faster. On failure nothing of ours is left at `path`. */
export async function writeNewDurably(fs: FileSystem, path: string, bytes: Buffer, verify: Verify): Promise<void> {
  if (await factsOrFail(fs, path)) throw new SsoError('FILE_EXISTS');
  const temporary = await writeTemporary(fs, path, bytes, verify);
  try {
    await nameExclusively(fs, temporary, path);
  } finally {
    await removeIfThere(fs, temporary);
  }
  try {
    await settle(fs, path, bytes, verify);
  } catch (error) {
    await removeIfThere(fs, path);
    throw error;
  }
}

/** Temporary files carry the name that they were meant for, so that whoever finds one knows whose it was. */
async function writeTemporary(fs: FileSystem, path: string, bytes: Buffer, verify: Verify): Promise<string> {
  const temporary = `${path}.${randomUUID().slice(0, 8)}.tmp`;
  try {
    await fs.writeNew(temporary, bytes);
    await readBack(fs, temporary, bytes, verify);
    return temporary;
  } catch (error) {
    await removeIfThere(fs, temporary);
    throw notWritable(error);
  }
}

/**
 * A hard link is the one call that names a file and never replaces another. Without hard links the name is taken by creating
 * an empty file exclusively, which the rename then replaces: as exclusive, but a crash in between leaves the empty file.
 */
async function nameExclusively(fs: FileSystem, temporary: string, path: string): Promise<void> {
  try {
    await fs.link(temporary, path);
  } catch (error) {
    if (!NO_HARD_LINKS.has(errorCode(error))) throw named(error);
    await reserveAndRename(fs, temporary, path);
  }
}

async function reserveAndRename(fs: FileSystem, temporary: string, path: string): Promise<void> {
  try {
    await fs.writeNew(path, Buffer.alloc(0));
  } catch (error) {
    throw named(error);
  }
  try {
    await fs.rename(temporary, path);
  } catch (error) {
    await removeIfThere(fs, path);
    throw notWritable(error);
  }
}

async function settle(fs: FileSystem, path: string, bytes: Buffer, verify: Verify): Promise<void> {
  try {
    await fs.syncFolder(dirname(path));
    await readBack(fs, path, bytes, verify);
  } catch (error) {
    throw notWritable(error);
  }
}

async function readBack(fs: FileSystem, path: string, bytes: Buffer, verify: Verify): Promise<void> {
  const stored = await fs.read(path, bytes.length);
  try {
    if (!stored.equals(bytes)) throw new SsoError('FILE_NOT_WRITABLE', { reason: 'read-back' });
    await verify(stored);
  } finally {
    stored.fill(0); // of a key file these are keys
  }
}

async function factsOrFail(fs: FileSystem, path: string): Promise<boolean> {
  try {
    return (await fs.facts(path)) !== null;
  } catch (error) {
    throw notWritable(error);
  }
}

/** Tidying after a failure that is being reported already; what cannot be removed is a leftover, not a second failure. */
async function removeIfThere(fs: FileSystem, path: string): Promise<boolean> {
  return fs.remove(path).then(
    () => true,
    () => false,
  );
}

const named = (error: unknown): SsoError => (errorCode(error) === 'EEXIST' ? new SsoError('FILE_EXISTS') : notWritable(error));

function notWritable(error: unknown): SsoError {
  if (error instanceof SsoError) return error;
  return new SsoError('FILE_NOT_WRITABLE', { reason: errorCode(error) ?? 'unknown' }, { cause: error });
}
