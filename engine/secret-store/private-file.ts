/**
 * Files that are ours alone: no link, not a stranger's, not readable by group or world. STORE_EXPOSED where others may read it or it
 * is not what it should be; STORE_UNREACHABLE {owner} where it is someone else's. The folder is checked with the file: in a folder
 * that is ours alone nobody else can swap a file between its check and its use.
 *
 * Windows has no modes and no uids here: its access lists (by SID, owner checked) are not judged yet.
 */
import { readFileSync } from 'node:fs';
import { SsoError } from '../../shared/errors.ts';
import type { FileFacts, FileSystem } from './file-system.ts';
import { errorCode } from './node-file-system.ts';

export const FILE_MODE = 0o600;
export const FOLDER_MODE = 0o700;

const OTHERS = 0o077;

/** False where there is none. */
export async function assertPrivateFile(fs: FileSystem, path: string): Promise<boolean> {
  return assertPrivate(await factsOf(fs, path), 'file');
}

/** False where there is none. */
export async function assertPrivateFolder(fs: FileSystem, path: string): Promise<boolean> {
  return assertPrivate(await factsOf(fs, path), 'folder');
}

/** The facts, and nothing but ownership and kind judged: whose modes may be put right. */
export async function ownFacts(fs: FileSystem, path: string, kind: FileFacts['kind']): Promise<FileFacts | null> {
  const facts = await factsOf(fs, path);
  if (facts) assertOurs(facts, kind);
  return facts;
}

/** STORE_UNREACHABLE {owner} where this account may not read it. */
export async function readAsOwner(fs: FileSystem, path: string, maxBytes: number): Promise<Buffer> {
  return orUnreachable(fs, path, () => fs.read(path, maxBytes));
}

async function factsOf(fs: FileSystem, path: string): Promise<FileFacts | null> {
  return orUnreachable(fs, path, () => fs.facts(path));
}

function assertPrivate(facts: FileFacts | null, kind: FileFacts['kind']): boolean {
  if (!facts) return false;
  assertOurs(facts, kind);
  if (process.platform !== 'win32' && (facts.mode & OTHERS) !== 0) throw new SsoError('STORE_EXPOSED', { mode: facts.mode.toString(8) });
  return true;
}

function assertOurs(facts: FileFacts, kind: FileFacts['kind']): void {
  if (facts.kind !== kind) throw new SsoError('STORE_EXPOSED', { reason: facts.kind });
  const me = process.geteuid?.();
  if (me !== undefined && facts.uid !== me) throw new SsoError('STORE_UNREACHABLE', { owner: accountName(facts.uid) });
}

/** What this account may not even look at: STORE_UNREACHABLE {owner}. */
export async function orUnreachable<T>(fs: FileSystem, path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (errorCode(error) !== 'EACCES' && errorCode(error) !== 'EPERM') throw error;
    throw new SsoError('STORE_UNREACHABLE', await ownerOf(fs, path), { cause: error });
  }
}

/** The owner as far as this account may see it: of the file, else of the nearest folder above it. */
async function ownerOf(fs: FileSystem, path: string): Promise<{ owner: string | number } | Record<string, never>> {
  const parent = path.replace(/[/\\][^/\\]*$/, '');
  const facts = await fs.facts(path).catch(() => null);
  if (facts) return { owner: accountName(facts.uid) };
  return parent === '' || parent === path ? {} : ownerOf(fs, parent);
}

/** As somebody would log in with it; the number, where only a directory service knows the name. */
function accountName(uid: number): string | number {
  try {
    const entries = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'));
    return entries.find(([, , id]) => id === String(uid))?.[0] ?? uid;
  } catch {
    return uid;
  }
}
