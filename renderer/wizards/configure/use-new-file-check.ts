/**
 * Whether a backup could be written there, as far as the folder tells. `secret.planBackup` cannot be asked yet: there is no system
 * whose administrator could ask. What only writing can show is said when the wizard writes, and leads back to this question.
 */
import { ORPCError } from '@orpc/client';
import { fillFileName } from '../../../shared/domain/file-names.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { useShell } from '../../app/shell-context.tsx';
import { useRpc } from '../../rpc/rpc-context.tsx';
import { fileName, folderOf } from '../../text/paths.ts';

const refuse = (code: ErrorCode, path: string): ORPCError<string, unknown> => new ORPCError(code, { data: { params: { path } } });

const isAbsolute = (path: string, platform: string): boolean =>
  platform === 'win32' ? /^([A-Za-z]:)?[\\/]/.test(path) : path.startsWith('/');

/** PATH_NOT_ABSOLUTE, FILE_MISSING {path: the folder}, FILE_NOT_READABLE, FILE_EXISTS. */
export function useNewFileCheck(): (path: string) => Promise<void> {
  const { client } = useRpc();
  const { platform } = useShell();
  return async (asked) => {
    const path = fillFileName(asked, { date: new Date(), version: 1 });
    const folder = folderOf(path, platform);
    if (folder === null || !isAbsolute(path, platform)) throw refuse('PATH_NOT_ABSOLUTE', path);
    const { entries } = await client.shell.folder({ path: folder });
    const named = fileName(path, platform);
    if (entries.some(({ name }) => name === named)) throw refuse('FILE_EXISTS', path);
  };
}
