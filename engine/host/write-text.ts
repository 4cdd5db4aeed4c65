/** A list or a report that the person exports: a new file, whole or not at all, readable by the owner only. */
import { isAbsolute } from 'node:path';
import { SsoError } from '../../shared/errors.ts';
import { writeNewFile } from '../audit/export-file.ts';

// eslint-disable-next-line @typescript-eslint/require-await -- pieces are asynchronous; this one is here already
async function* whole(text: string): AsyncGenerator<string> {
  yield text;
}

/** PATH_NOT_ABSOLUTE, FILE_EXISTS, FILE_NOT_WRITABLE. */
export async function writeText(path: string, text: string): Promise<void> {
  if (!isAbsolute(path)) throw new SsoError('PATH_NOT_ABSOLUTE', { path });
  await writeNewFile(path, whole(text));
}
