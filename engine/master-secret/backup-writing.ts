/**
 * Writes the backup file and proves it: it counts as written only after it was opened again, from the medium, with the password
 * that was typed, and found to hold the very ring of the store.
 */
import { basename, dirname, join } from 'node:path';
import { FILE_MAX } from '../../shared/domain/limits.ts';
import { SsoError, isSsoError } from '../../shared/errors.ts';
import type { Guid } from '../../shared/domain/names.ts';
import { disposeRing, encodeBackup, holdsEntry, openBackup, secretById, type KeyRing } from '../crypto/index.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { errorCode, writeNewDurably, type FileSystem, type StoreContents } from '../secret-store/index.ts';

export interface BackupOrder {
  readonly path: string;
  readonly password: string;
  readonly reminder: string;
  /** The newest secret that the file must hold, for the record of what is safe. */
  readonly secretVersion: number;
}

export interface WrittenFile {
  readonly takenAt: string;
  readonly bytes: number;
  readonly ring: KeyRing;
}

async function requireSameRing(stored: Buffer, password: string, ring: KeyRing): Promise<void> {
  const { ring: opened } = await openBackup(stored, password);
  const whole = opened.entries.length === ring.entries.length && ring.entries.every((entry) => holdsEntry(opened, entry));
  disposeRing(opened);
  if (!whole) throw new SsoError('BACKUP_DAMAGED');
}

/** FILE_EXISTS, FILE_NOT_WRITABLE {reason}. Once written, the store remembers it as the newest backup. */
export async function writeBackup(parts: EngineParts, caller: Caller, order: BackupOrder): Promise<WrittenFile> {
  const { systemId, systemName, ring } = await parts.ring.contents();
  const takenAt = parts.clock.now().toISOString();
  const facts = { systemId, systemName, createdAt: takenAt, createdBy: caller.account, reminder: order.reminder };
  const cost = parts.backupCost ? { cost: parts.backupCost } : {};
  const bytes = await encodeBackup({ ...facts, ring, password: order.password, ...cost });
  await naming(
    order.path,
    writeNewDurably(parts.fileSystem, order.path, bytes, (stored) => requireSameRing(stored, order.password, ring)),
  );
  await rememberBackup(parts, { takenAt, secretVersion: order.secretVersion, verifiedAt: takenAt, path: order.path });
  return { takenAt, bytes: bytes.length, ring };
}

/** Durable files know what went wrong; which file it was is the caller's to say. */
async function naming<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (isSsoError(error, 'FILE_EXISTS', 'FILE_NOT_WRITABLE')) throw new SsoError(error.code, { path, ...error.params }, { cause: error });
    throw error;
  }
}

export async function rememberBackup(parts: EngineParts, backup: NonNullable<StoreContents['backup']>): Promise<void> {
  const store = await parts.store();
  await store.update((held) => ({ ...held, backup }));
  parts.ring.invalidate();
}

/** What an open file says that is no regular one; a link says so only then. */
const NOT_REGULAR = 'EINVAL';

/** Pipes and devices are never read. FILE_MISSING, FILE_NOT_READABLE {reason}, FILE_TOO_LARGE. */
export async function readBackupFile(fileSystem: FileSystem, path: string): Promise<Buffer> {
  try {
    const facts = await fileSystem.facts(path);
    if (!facts) throw new SsoError('FILE_MISSING', { path });
    if (facts.kind === 'folder') throw new SsoError('FILE_NOT_READABLE', { path, reason: 'EISDIR' });
    if (facts.kind === 'other') throw new SsoError('FILE_NOT_READABLE', { path, reason: 'not-a-file' });
    if (facts.size > FILE_MAX.backup) throw new SsoError('FILE_TOO_LARGE', { path, limit: FILE_MAX.backup });
    return await fileSystem.read(path, FILE_MAX.backup);
  } catch (error) {
    if (error instanceof SsoError) throw error;
    const code = errorCode(error) ?? 'unknown';
    throw new SsoError('FILE_NOT_READABLE', { path, reason: code === NOT_REGULAR ? 'not-a-file' : code }, { cause: error });
  }
}

/** FILE_NOT_WRITABLE {reason} where the folder does not say. */
export async function backupFileIsThere(fileSystem: FileSystem, path: string): Promise<boolean> {
  return (await writing(path, () => fileSystem.facts(path))) !== null;
}

/** What the file system refuses of a backup that is being written. */
async function writing<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new SsoError('FILE_NOT_WRITABLE', { path, reason: errorCode(error) ?? 'unknown' }, { cause: error });
  }
}

/**
 * The backup file of an operation, which a process may have written already before it ended: then it has to open with the
 * password and hold the operation's secret, and is not written again. FILE_EXISTS where it is some other file.
 */
export async function ensureBackupFile(parts: EngineParts, caller: Caller, order: BackupOrder & { readonly must: Guid }): Promise<void> {
  await removeLeftovers(parts.fileSystem, order.path);
  if (!(await backupFileIsThere(parts.fileSystem, order.path))) {
    await writeBackup(parts, caller, order);
    return;
  }
  const takenAt = await openOwn(parts, order);
  await rememberBackup(parts, {
    takenAt,
    secretVersion: order.secretVersion,
    verifiedAt: parts.clock.now().toISOString(),
    path: order.path,
  });
}

async function openOwn(parts: EngineParts, { path, password, must }: BackupOrder & { readonly must: Guid }): Promise<string> {
  const bytes = await readBackupFile(parts.fileSystem, path);
  try {
    const { ring, header } = await openBackup(bytes, password);
    const holds = secretById(ring, must) !== null;
    disposeRing(ring);
    if (holds) return header.createdAt;
  } catch (error) {
    if (!isSsoError(error) || error.code === 'WRONG_PASSWORD') throw error;
  }
  throw new SsoError('FILE_EXISTS', { path });
}

/** Temporary files that a process left which ended while it wrote this backup (durable-file.ts names them so). */
async function removeLeftovers(fileSystem: FileSystem, path: string): Promise<void> {
  const [folder, name] = [dirname(path), basename(path)];
  const ours = (entry: string): boolean => entry.startsWith(`${name}.`) && /\.[0-9a-f]{8}\.tmp$/.test(entry.slice(name.length));
  const left = await writing(path, () => fileSystem.list(folder));
  for (const entry of left.filter(ours)) await writing(path, () => fileSystem.remove(join(folder, entry)));
}
