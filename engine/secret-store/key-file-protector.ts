/**
 * The key file: 32 random bytes beside the identity of the server, 0600 in a 0700 folder, that wrap the store's data key.
 *
 * Honestly: it protects a copied store or database, not a copied machine. Whoever can read the whole data folder as its owner,
 * or takes the disk, has the key with the lock. What it stops: a store file alone, in a mail, on a share, in a backup of one folder.
 *
 * Stanza: wrapping.ts, under HKDF-SHA256(key file, no salt, info "store key file"), associated data
 * "key-file". Errors: STORE_DAMAGED {reason: 'stanza' | 'key-file-wrong'}, KEY_FILE_MISSING, KEY_FILE_WRONG {length?: of one that is cut short or
 * too long}, KEY_FILE_UNREADABLE {owner?}, KEY_FILE_EXPOSED.
 */
import { randomUUID, type KeyObject } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { SecretBytes, deriveKey } from '../crypto/index.ts';
import { SsoError, isSsoError } from '../../shared/errors.ts';
import { makeFolderDurably, writeNewDurably } from './durable-file.ts';
import type { FileSystem } from './file-system.ts';
import { FILE_MODE, FOLDER_MODE, assertPrivateFile, assertPrivateFolder, ownFacts, readAsOwner } from './private-file.ts';
import type { Protector } from './types.ts';
import { WRAPPED_LENGTH, unwrapKey, wrapKey } from './wrapping.ts';

const NAME = 'key-file';
const AAD = Buffer.from(NAME, 'ascii');
const KEY_LENGTH = 32;
const NO_SALT = new Uint8Array(0);

/** Another key file, or a stanza that was altered: nobody can tell which. */
export const NOT_OPENED = 'key-file-wrong';

export interface KeyFile {
  readonly path: string;
  readonly fileSystem: FileSystem;
}

export function keyFileProtector(keyFile: KeyFile): Protector {
  return {
    name: NAME,
    wrap: async (dataKey) => {
      await ensureKeyFile(keyFile);
      return wrapKey(await wrappingKey(keyFile), AAD, dataKey);
    },
    unwrap: async (stanza) => {
      if (stanza.length !== WRAPPED_LENGTH) throw new SsoError('STORE_DAMAGED', { reason: 'stanza' });
      const dataKey = unwrapKey(await wrappingKey(keyFile), AAD, stanza);
      if (!dataKey) throw new SsoError('STORE_DAMAGED', { reason: NOT_OPENED });
      return dataKey;
    },
    protect: () => protectKeyFile(keyFile),
    forget: async () => removeKeyFiles(keyFile, await leftovers(keyFile, false)),
    leftovers: (inUse) => leftovers(keyFile, inUse),
    removeLeftovers: (names) => removeKeyFiles(keyFile, names),
  };
}

/**
 * Made once, when the first store is; a key file that stands there is never replaced. It may be the leftover of an attempt that failed
 * before it was durable, and a store must not come to depend on a key that a power cut takes away: hence the sync. One that is cut
 * short never protected anything as it is, and would be in the way of every new store: it is set aside.
 */
async function ensureKeyFile({ path, fileSystem }: KeyFile): Promise<void> {
  await makeFolderDurably(fileSystem, dirname(path));
  const size = (await assertPrivateFile(fileSystem, path)) ? (await fileSystem.facts(path))?.size : null;
  if (size === KEY_LENGTH) return fileSystem.syncFolder(dirname(path));
  if (size !== null) await fileSystem.rename(path, `${path}.set-aside.${randomUUID()}`);
  using key = SecretBytes.random(KEY_LENGTH);
  const bytes = key.copy();
  try {
    await writeNewDurably(fileSystem, path, bytes, () => undefined);
  } catch (error) {
    if (!isSsoError(error, 'FILE_EXISTS')) throw error; // made by another process just now: that one is used
  } finally {
    bytes.fill(0);
  }
}

/** Folder first: in one that is ours alone, nobody else can swap the file. A key file that is missing is told by who needs it. */
async function protectKeyFile({ path, fileSystem }: KeyFile): Promise<void> {
  if (await ownFacts(fileSystem, dirname(path), 'folder')) await fileSystem.setMode(dirname(path), FOLDER_MODE);
  if (await ownFacts(fileSystem, path, 'file')) await fileSystem.setMode(path, FILE_MODE);
}

/** The key file where no store names it, and temporary files of writers that ended: each may be another name of the key. */
async function leftovers({ path, fileSystem }: KeyFile, inUse: boolean): Promise<readonly string[]> {
  if (!(await ownFacts(fileSystem, dirname(path), 'folder'))) return [];
  const own = basename(path);
  const isLeft = (name: string): boolean => (name === own && !inUse) || (name.startsWith(`${own}.`) && name.endsWith('.tmp'));
  return (await fileSystem.list(dirname(path))).filter(isLeft);
}

/** A copy of the store as it was then opens with a copy of the key file for ever; here, from now on, nothing does. */
async function removeKeyFiles({ path, fileSystem }: KeyFile, names: readonly string[]): Promise<void> {
  for (const name of names) await fileSystem.remove(join(dirname(path), name));
  if (names.length > 0) await fileSystem.syncFolder(dirname(path));
}

async function wrappingKey(keyFile: KeyFile): Promise<KeyObject> {
  const bytes = await readKeyFile(keyFile).catch((error: unknown) => {
    throw ofKeyFile(error);
  });
  try {
    return deriveKey(bytes, NO_SALT, 'store key file');
  } finally {
    bytes.fill(0);
  }
}

async function readKeyFile({ path, fileSystem }: KeyFile): Promise<Buffer> {
  await assertPrivateFolder(fileSystem, dirname(path));
  if (!(await assertPrivateFile(fileSystem, path))) throw new SsoError('KEY_FILE_MISSING');
  const size = (await fileSystem.facts(path))?.size;
  if (size !== KEY_LENGTH) throw new SsoError('KEY_FILE_WRONG', { length: size ?? 0 });
  return readAsOwner(fileSystem, path, KEY_LENGTH);
}

/** Of a file of the store's own these say something else: there is another cure. */
function ofKeyFile(cause: unknown): SsoError {
  if (isSsoError(cause, 'STORE_EXPOSED')) return new SsoError('KEY_FILE_EXPOSED', cause.params, { cause });
  if (isSsoError(cause, 'STORE_UNREACHABLE')) return new SsoError('KEY_FILE_UNREADABLE', cause.params, { cause });
  return isSsoError(cause) ? cause : new SsoError('KEY_FILE_UNREADABLE', {}, { cause });
}
