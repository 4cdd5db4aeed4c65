/**
 * Which processes are at work on audited actions: each holds an operating-system lock on a file of its own while it has an
 * intent without an outcome. The kernel frees it, however the process ends; so an intent whose lock is free will have no
 * outcome, and whoever comes next may close it.
 */
import { join } from 'node:path';
import type { EngineParts } from '../parts.ts';
import { fileLock } from '../secret-store/index.ts';

interface Held {
  users: number;
  release: () => Promise<void>;
}

const held = new Map<string, Held>();
/** Entering and leaving one at a time, so that the file of a lock that is held is never removed. */
const turns = new Map<string, Promise<unknown>>();

const lockPath = (parts: EngineParts, runId: string): string => join(parts.folder.logFolder, `audit-${runId}.lock`);

function inTurn(path: string, work: () => Promise<void>): Promise<void> {
  const turn = (turns.get(path) ?? Promise.resolve()).then(work, work);
  turns.set(path, turn);
  return turn;
}

/** Only by whoever holds it: a file that somebody holds keeps its name, and whoever waits for it takes a new one. */
async function removed(parts: EngineParts, path: string, release: Held['release']): Promise<void> {
  try {
    await parts.fileSystem.remove(path);
  } finally {
    await release();
  }
}

async function enter(parts: EngineParts, path: string): Promise<void> {
  const present = held.get(path);
  if (present) {
    present.users += 1;
    return;
  }
  await parts.fileSystem.makeFolder(parts.folder.logFolder);
  held.set(path, { users: 1, release: await fileLock(path).acquire() });
}

async function leave(parts: EngineParts, path: string): Promise<void> {
  const present = held.get(path);
  if (!present || --present.users > 0) return;
  held.delete(path);
  await removed(parts, path, present.release);
}

/** Runs `work` while this process is seen as at work. */
export async function whileRunning<T>(parts: EngineParts, work: () => Promise<T>): Promise<T> {
  const path = lockPath(parts, parts.runId);
  await inTurn(path, () => enter(parts, path));
  try {
    return await work();
  } finally {
    await inTurn(path, () => leave(parts, path));
  }
}

export async function isRunning(parts: EngineParts, runId: string): Promise<boolean> {
  const path = lockPath(parts, runId);
  if (!(await parts.fileSystem.facts(path))) return false;
  return fileLock(path).isHeld();
}

/** Removes the lock file that a dead process left; one that is held is at work again. */
export async function forgetRun(parts: EngineParts, runId: string): Promise<void> {
  const path = lockPath(parts, runId);
  if (!(await parts.fileSystem.facts(path))) return;
  const release = await fileLock(path).tryAcquire();
  if (release) await removed(parts, path, release);
}
