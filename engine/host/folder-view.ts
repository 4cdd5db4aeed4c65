/** One folder of this machine as a file dialog shows it: folders first, then files, hidden ones left out. */
import { readdir, stat } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { dirname, isAbsolute, join, parse } from 'node:path';
import { SsoError } from '../../shared/errors.ts';
import type { FolderView } from '../../shared/contract/shell.ts';

type Entry = FolderView['entries'][number];

/** Null for what vanished or may not be looked at, and for what is neither folder nor file (a backup is never a device). */
async function entryOf(folder: string, name: string): Promise<Entry | null> {
  try {
    const facts = await stat(join(folder, name));
    if (!facts.isDirectory() && !facts.isFile()) return null;
    return { name, kind: facts.isDirectory() ? 'folder' : 'file', bytes: facts.size, modifiedAt: facts.mtime.toISOString() };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EACCES' || code === 'EPERM' || code === 'ELOOP') return null;
    throw error;
  }
}

const inOrder = (a: Entry, b: Entry): number => (a.kind === b.kind ? a.name.localeCompare(b.name) : a.kind === 'folder' ? -1 : 1);

async function namesIn(path: string): Promise<readonly string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new SsoError(code === 'ENOENT' || code === 'ENOTDIR' ? 'FILE_MISSING' : 'FILE_NOT_READABLE', { path }, { cause: error });
  }
}

/** `null` asks for the home folder of the account that runs the engine. */
export async function viewFolder(asked: string | null, dataFolder: string): Promise<FolderView> {
  const path = asked ?? homedir();
  if (!isAbsolute(path)) throw new SsoError('FILE_MISSING', { path });
  const names = (await namesIn(path)).filter((name) => !name.startsWith('.'));
  const entries = await Promise.all(names.map((name) => entryOf(path, name)));
  const places = [homedir(), dataFolder, tmpdir(), parse(path).root];
  return {
    path,
    parent: dirname(path) === path ? null : dirname(path),
    places: [...new Set(places)].map((place) => ({ label: place, path: place })),
    entries: entries.filter((entry) => entry !== null).sort(inOrder),
  };
}
