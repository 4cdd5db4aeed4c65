/** Writes a new file piece by piece: whole under its name or not there, readable by its owner only, never in the place of another. */
import { open, rm } from 'node:fs/promises';
import { isSsoError, SsoError } from '../../shared/errors.ts';
import { publish, temporaryBeside } from '../credential-db/publish.ts';
import { errorCode } from '../secret-store/index.ts';

async function writeAll(path: string, pieces: AsyncIterable<string>): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    // each wholly, behind the one before: a single write may take a part of it, as where the medium is nearly full
    for await (const piece of pieces) await file.writeFile(piece);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** FILE_EXISTS, FILE_NOT_WRITABLE {path, reason}; what `pieces` throws goes through. On failure nothing of it is left. */
export async function writeNewFile(path: string, pieces: AsyncIterable<string>): Promise<void> {
  const temporary = temporaryBeside(path);
  try {
    await writeAll(temporary, pieces);
    await publish(temporary, path, 'FILE_EXISTS');
  } catch (error) {
    await rm(temporary, { force: true });
    if (isSsoError(error)) throw error;
    throw new SsoError('FILE_NOT_WRITABLE', { path, reason: errorCode(error) ?? 'unknown' }, { cause: error });
  }
}
