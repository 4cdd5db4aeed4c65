/** Writes a new file piece by piece: whole under its name or not there, readable by its owner only, never in the place of another. */
import { open, rm } from 'node:fs/promises';
import { SsoError } from '../../shared/errors.ts';
import { publish, temporaryBeside } from '../credential-db/publish.ts';
import { errorCode } from '../secret-store/index.ts';

/** Only what the file itself refuses is told as the file's: `pieces` may fail too. */
async function ofFile<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new SsoError('FILE_NOT_WRITABLE', { path, reason: errorCode(cause) ?? 'unknown' }, { cause });
  }
}

async function writeAll(temporary: string, path: string, pieces: AsyncIterable<string>): Promise<void> {
  const file = await ofFile(path, () => open(temporary, 'wx', 0o600));
  try {
    // each wholly, behind the one before: a single write may take a part of it, as where the medium is nearly full
    for await (const piece of pieces) await ofFile(path, () => file.writeFile(piece));
    await ofFile(path, () => file.sync());
  } finally {
    await ofFile(path, () => file.close());
  }
}

/** FILE_EXISTS, FILE_NOT_WRITABLE {path, reason}; what `pieces` throws goes through. On failure nothing of it is left. */
export async function writeNewFile(path: string, pieces: AsyncIterable<string>): Promise<void> {
  const temporary = temporaryBeside(path);
  try {
    await writeAll(temporary, path, pieces);
    await publish(temporary, path, 'FILE_EXISTS');
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
