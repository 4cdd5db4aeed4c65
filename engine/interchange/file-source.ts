/** Files that an administrator names: read whole within a bound, or as a stream; what goes wrong is said in the product's words. */
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { SsoError } from '../../shared/errors.ts';

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : 'EIO');

function asSsoError(error: unknown, path: string): SsoError {
  const reason = codeOf(error);
  if (reason === 'ENOENT') return new SsoError('FILE_MISSING', { path }, { cause: error });
  return new SsoError('FILE_NOT_READABLE', { path, reason }, { cause: error });
}

/** FILE_MISSING, FILE_NOT_READABLE, PATH_NOT_ABSOLUTE. */
export async function requireFile(path: string): Promise<{ readonly size: number }> {
  if (!isAbsolute(path)) throw new SsoError('PATH_NOT_ABSOLUTE', { path });
  const facts = await stat(path).catch((error: unknown) => {
    throw asSsoError(error, path);
  });
  if (facts.isDirectory()) throw new SsoError('FILE_NOT_READABLE', { path, reason: 'EISDIR' });
  if (!facts.isFile()) throw new SsoError('FILE_NOT_READABLE', { path, reason: 'not-a-file' });
  return { size: facts.size };
}

/** FILE_TOO_LARGE {path, limit} before anything is read. */
export async function readBounded(path: string, limit: number): Promise<Buffer> {
  const { size } = await requireFile(path);
  if (size > limit) throw new SsoError('FILE_TOO_LARGE', { path, limit });
  try {
    await using file = await open(path, 'r');
    const bytes = Buffer.alloc(size);
    const { bytesRead } = await file.read(bytes, 0, size, 0);
    return bytes.subarray(0, bytesRead);
  } catch (error) {
    throw asSsoError(error, path);
  }
}

/** The file's bytes, piece by piece. */
export async function* readPieces(path: string): AsyncGenerator<Buffer> {
  await requireFile(path);
  const stream: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: 64 * 1024 });
  try {
    yield* stream;
  } catch (error) {
    throw asSsoError(error, path);
  }
}
