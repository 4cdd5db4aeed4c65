/** The file of a credential database before it is opened: is it there, is it a file, may we, is it one of ours. */
import { constants } from 'node:fs';
import { access, lstat, open, stat } from 'node:fs/promises';
import { SsoError, type ErrorCode } from '../../shared/errors.ts';

const SQLITE_MAGIC = 'SQLite format 3\0';
const HEADER_LENGTH = 100;
const APPLICATION_ID_OFFSET = 68;

export const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** `{reason}` of a failed file call: Node's own code. */
export const fileReason = (error: unknown): string => codeOf(error) || 'EIO';

async function sizeOfFile(path: string): Promise<number> {
  const facts = await stat(path);
  if (!facts.isFile()) throw Object.assign(new Error('not a file'), { code: facts.isDirectory() ? 'EISDIR' : 'not-a-file' });
  await access(path, constants.R_OK);
  return facts.size;
}

export const isNowhere = (error: unknown): boolean => codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR';

/** Throws `missing` where there is no file, DATABASE_AWAY where it cannot be read. */
export async function requireDatabaseFile(path: string, missing: ErrorCode = 'DATABASE_MISSING'): Promise<void> {
  try {
    await sizeOfFile(path);
  } catch (error) {
    if (isNowhere(error)) throw new SsoError(missing, {}, { cause: error });
    throw new SsoError('DATABASE_AWAY', { reason: fileReason(error) }, { cause: error });
  }
}

/** Of a file that somebody names, which need not be a database: FILE_MISSING, FILE_NOT_READABLE {path, reason}. Returns its size. */
export async function requireNamedFile(path: string): Promise<number> {
  try {
    return await sizeOfFile(path);
  } catch (error) {
    if (isNowhere(error)) throw new SsoError('FILE_MISSING', { path }, { cause: error });
    throw new SsoError('FILE_NOT_READABLE', { path, reason: fileReason(error) }, { cause: error });
  }
}

/** Which file bears the name now: another one in its place has another. Null where none can be seen. */
export async function fileIdentity(path: string): Promise<string | null> {
  try {
    const { dev, ino } = await stat(path, { bigint: true });
    return `${dev}:${ino}`;
  } catch (error) {
    if (codeOf(error) === '') throw error;
    return null; // who opens it is told why
  }
}

export interface FileHeader {
  readonly isSqlite: boolean;
  /** As last folded into the file; a write-ahead log may be ahead of it. */
  readonly applicationId: number;
}

export async function readHeader(path: string): Promise<FileHeader> {
  const file = await open(path, 'r');
  try {
    const header = Buffer.alloc(HEADER_LENGTH);
    const { bytesRead } = await file.read(header, 0, HEADER_LENGTH, 0);
    const isSqlite = bytesRead === HEADER_LENGTH && header.toString('latin1', 0, SQLITE_MAGIC.length) === SQLITE_MAGIC;
    return { isSqlite, applicationId: isSqlite ? header.readUInt32BE(APPLICATION_ID_OFFSET) : 0 };
  } finally {
    await file.close();
  }
}

export async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}
