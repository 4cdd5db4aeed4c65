/** Backs up the embedded credential database: a whole, checked copy, which the store remembers. */
import { fillFileName } from '../../shared/domain/file-names.ts';
import { isSsoError } from '../../shared/errors.ts';
import { audited } from '../audit/index.ts';
import { requireNewFile } from '../master-secret/plan-backup.ts';
import type { Caller, EngineParts } from '../parts.ts';

export interface WrittenDatabase {
  readonly path: string;
  readonly takenAt: string;
  readonly bytes: number;
}

/** A copy is a copy, even where the store cannot note it: then the record says so, and the situation goes on asking for one. */
async function remember(parts: EngineParts, backup: { takenAt: string; path: string }): Promise<boolean> {
  try {
    const store = await parts.store();
    await store.update((held) => ({ ...held, databaseBackup: backup }));
    return true;
  } catch (error) {
    if (isSsoError(error)) return false;
    throw error;
  }
}

/** PATH_NOT_ABSOLUTE, FILE_EXISTS, FILE_NOT_WRITABLE: before anything is copied. */
export async function backUpDatabase(parts: EngineParts, caller: Caller, input: { path: string }): Promise<WrittenDatabase> {
  const path = fillFileName(input.path, { date: parts.clock.now() });
  await requireNewFile(parts.fileSystem, path);
  return audited(parts, caller, 'database.backUp', [path], async (trail) => {
    const database = await parts.database();
    const takenAt = parts.clock.now().toISOString();
    const { bytes } = await database.copyTo(path);
    trail.note({ bytes, remembered: await remember(parts, { takenAt, path }) });
    return { path, takenAt, bytes };
  });
}
