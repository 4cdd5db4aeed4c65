/**
 * Which processes are at work on audited actions: each holds an operating-system lock on a file of its own while it has an
 * intent without an outcome. The kernel frees it, however the process ends; so an intent whose lock is free will have no
 * outcome, and whoever comes next may close it.
 */
import { join } from 'node:path';
import type { EngineParts } from '../parts.ts';
import { fileLock } from '../secret-store/index.ts';

const held = new Map<string, { users: number; release: Promise<() => Promise<void>> }>();

const lockPath = (parts: EngineParts, runId: string): string => join(parts.folder.logFolder, `audit-${runId}.lock`);

async function enter(parts: EngineParts, path: string): Promise<void> {
  const present = held.get(path);
  if (present) present.users += 1;
  else held.set(path, { users: 1, release: parts.fileSystem.makeFolder(parts.folder.logFolder).then(() => fileLock(path).acquire()) });
  await held.get(path)?.release;
}

async function leave(parts: EngineParts, path: string): Promise<void> {
  const present = held.get(path);
  if (!present || --present.users > 0) return;
  held.delete(path);
  const release = await present.release;
  await parts.fileSystem.remove(path);
  await release();
}

/** Runs `work` while this process is seen as at work. */
export async function whileRunning<T>(parts: EngineParts, work: () => Promise<T>): Promise<T> {
  const path = lockPath(parts, parts.runId);
  await enter(parts, path);
  try {
    return await work();
  } finally {
    await leave(parts, path);
  }
}

export async function isRunning(parts: EngineParts, runId: string): Promise<boolean> {
  const path = lockPath(parts, runId);
  if (held.has(path)) return true;
  if (!(await parts.fileSystem.facts(path))) return false;
  return fileLock(path).isHeld();
}

/** Removes the lock file that a dead process left. */
export async function forgetRun(parts: EngineParts, runId: string): Promise<void> {
  const path = lockPath(parts, runId);
  if (await parts.fileSystem.facts(path)) await parts.fileSystem.remove(path);
}
