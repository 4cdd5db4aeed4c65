/** A list that the person exports: a new file, whole or not at all, readable by the owner only. */
import { isAbsolute } from 'node:path';
import { SsoError } from '../../shared/errors.ts';
import { writeNewFile } from '../audit/export-file.ts';

// eslint-disable-next-line @typescript-eslint/require-await -- pieces are asynchronous; this one is here already
async function* whole(text: string): AsyncGenerator<string> {
  yield text;
}

/**
 * What a page names is written for it, without a right being asked for and with a text of its choice: it must never be something that
 * the machine runs or obeys because of its name (a profile, a key of SSH, a job of cron).
 */
const NAME = /[^/\\:]\.csv$/i;

/** PATH_NOT_ABSOLUTE, FILE_EXISTS, FILE_NOT_WRITABLE {path, reason}. */
export async function writeText(path: string, text: string): Promise<void> {
  if (!isAbsolute(path)) throw new SsoError('PATH_NOT_ABSOLUTE', { path });
  if (!NAME.test(path)) throw new SsoError('FILE_NOT_WRITABLE', { path, reason: 'not-a-list' });
  await writeNewFile(path, whole(text));
}
