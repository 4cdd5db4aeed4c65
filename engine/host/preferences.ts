/**
 * A person's preferences of the console, in a file of the data folder (not in the page's own storage: the browser shell's
 * port changes). Small and without secrets, yet 0600 like all of the folder. A file that does not read as preferences counts as
 * none: nobody should be kept from the console by the width of a pane.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PreferencesSchema, type Preferences } from '../../shared/contract/shell.ts';

export interface PreferenceFile {
  read(): Promise<Preferences>;
  /** Merges, writes, and answers what now holds. */
  write(change: Partial<Preferences>): Promise<Preferences>;
}

const NONE: Preferences = PreferencesSchema.parse({ language: null });

function parse(text: string): Preferences {
  try {
    return PreferencesSchema.safeParse(JSON.parse(text)).data ?? NONE;
  } catch (error) {
    if (error instanceof SyntaxError) return NONE;
    throw error;
  }
}

async function readPreferences(path: string): Promise<Preferences> {
  try {
    return parse(await readFile(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return NONE;
    throw error;
  }
}

/** Renamed into place, so that a reader sees the old file or the new one. */
async function replace(path: string, text: string): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path).catch(async (error: unknown) => {
    await rm(temporary, { force: true });
    throw error;
  });
}

/** Several windows write through one queue, so that none undoes another's change. */
export function preferenceFile(path: string): PreferenceFile {
  let last: Promise<unknown> = Promise.resolve();
  const merge = async (change: Partial<Preferences>): Promise<Preferences> => {
    const next = PreferencesSchema.parse({ ...(await readPreferences(path)), ...change });
    await replace(path, `${JSON.stringify(next, null, 2)}\n`);
    return next;
  };
  return {
    read: () => readPreferences(path),
    write: (change) => {
      const written = last.then(
        () => merge(change),
        () => merge(change),
      );
      last = written;
      return written;
    },
  };
}
