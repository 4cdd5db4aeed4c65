/**
 * An operating-system lock on a file that is never renamed, and removed only by its holder (fs-native-extensions: OFD locks on Linux,
 * flock on macOS, LockFileEx on Windows). The kernel frees it with the process, however that ends; an age or a process id in a file
 * could lie.
 *
 * Waiting asks again and again instead of blocking in the kernel: a blocked call would hold one of libuv's four threads, which
 * the holder may need to finish, and would keep the process from ending.
 */
import { constants, promises as fs } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { tryLock } from 'fs-native-extensions';
import { SsoError } from '../../shared/errors.ts';
import { errorCode, nodeFileSystem } from './node-file-system.ts';

export type Release = () => Promise<void>;

export interface FileLock {
  /** Waits for its turn. CONFLICT {reason: 'locked'} after half a minute: holders take milliseconds. */
  acquire(): Promise<Release>;
  /** Null where someone else has it. */
  tryAcquire(): Promise<Release | null>;
  /** Whether someone, of whatever process, holds it now. */
  isHeld(): Promise<boolean>;
}

const PATIENCE_MS = 30_000;
const ASK_EVERY_MS = { first: 2, most: 50 } as const;
/** `isHeld` takes the lock for a moment: a taker asks again before it believes that someone has it. */
const TRIES = 3;
/** Windows has no O_NOFOLLOW: undefined there, which counts as 0. */
const OPEN_FLAGS = constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW;

export function fileLock(path: string): FileLock {
  return {
    acquire: () => acquire(path),
    tryAcquire: async () => {
      for (let asked = 1; asked <= TRIES; asked += 1) {
        const release = await tryOnce(path);
        if (release) return release;
        if (asked < TRIES) await pause(ASK_EVERY_MS.first);
      }
      return null;
    },
    isHeld: () => isHeld(path),
  };
}

async function acquire(path: string): Promise<Release> {
  let wait: number = ASK_EVERY_MS.first;
  for (let waited = 0; waited < PATIENCE_MS; waited += wait) {
    const release = await tryOnce(path);
    if (release) return release;
    await pause(wait);
    wait = Math.min(wait * 2, ASK_EVERY_MS.most);
  }
  throw new SsoError('CONFLICT', { reason: 'locked' });
}

async function tryOnce(path: string): Promise<Release | null> {
  const file = await fs.open(path, OPEN_FLAGS, 0o600);
  try {
    if (tryLock(file.fd) && (await isNamed(file, path))) return () => file.close();
  } catch (error) {
    await file.close();
    throw error;
  }
  await file.close();
  return null;
}

/** Between opening and locking its last holder may have removed it: the lock on a file without a name keeps nobody out. */
async function isNamed(file: fs.FileHandle, path: string): Promise<boolean> {
  const [locked, named] = [await file.stat(), await nodeFileSystem.facts(path)];
  return locked.ino === named?.inode;
}

async function isHeld(path: string): Promise<boolean> {
  try {
    await fs.access(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
  const release = await tryOnce(path);
  await release?.();
  return release === null;
}
