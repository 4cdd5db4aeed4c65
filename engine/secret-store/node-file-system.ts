/**
 * The FileSystem port on node:fs. POSIX modes are set on creation; media without them (FAT, most network shares) ignore them.
 * Windows has no modes and no folder fsync: there, access is a matter of ACLs, and NTFS journals its renames.
 */
import { constants, promises as fs } from 'node:fs';
import type { Stats } from 'node:fs';
import type { FileFacts, FileSystem } from './file-system.ts';

const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

/** NONBLOCK: opening a named pipe would otherwise wait for its writer for ever. Undefined on Windows, which counts as 0. */
const READ_FLAGS = constants.O_RDONLY | constants.O_NONBLOCK;

/** What a medium says that cannot sync folders at all (some network and FUSE file systems). EIO is never among them. */
const CANNOT_SYNC_FOLDERS: ReadonlySet<string | undefined> = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

export const nodeFileSystem: FileSystem = {
  facts: async (path) => {
    try {
      return factsOf(await fs.lstat(path));
    } catch (error) {
      if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return null;
      throw error;
    }
  },
  read: async (path, maxBytes) => {
    await using file = await fs.open(path, READ_FLAGS);
    const { size, isFile } = await file.stat().then((stats) => ({ size: stats.size, isFile: stats.isFile() }));
    if (!isFile) throw withCode('EINVAL', 'Not a regular file');
    if (size > maxBytes) throw withCode('EFBIG', 'Larger than any such file');
    return await file.readFile();
  },
  writeNew: async (path, bytes) => {
    const file = await fs.open(path, 'wx', FILE_MODE);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } catch (error) {
      await fs.unlink(path).catch(() => undefined); // created by us, just now; the failure is what counts
      throw error;
    } finally {
      await file.close();
    }
  },
  rename: (from, to) => fs.rename(from, to),
  link: (from, to) => fs.link(from, to),
  remove: (path) => fs.unlink(path),
  syncFolder: async (path) => {
    if (process.platform === 'win32') return;
    await using folder = await fs.open(path, constants.O_RDONLY);
    await folder.sync().catch((error: unknown) => {
      if (!CANNOT_SYNC_FOLDERS.has(errorCode(error))) throw error;
    });
  },
  makeFolder: async (path) => {
    await fs.mkdir(path, { recursive: true, mode: FOLDER_MODE });
  },
  list: (path) => fs.readdir(path),
  setMode: (path, mode) => fs.chmod(path, mode),
};

/** Node's error code, where it is an error of Node's. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

export function withCode(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

function factsOf(stats: Stats): FileFacts {
  const kind = stats.isSymbolicLink() ? 'link' : stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other';
  return { kind, mode: stats.mode & 0o7777, uid: stats.uid, size: stats.size, inode: stats.ino, modifiedAt: stats.mtime };
}
