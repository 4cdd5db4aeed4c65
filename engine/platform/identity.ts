/**
 * The key pair of this server (P-256), made at set-up and never sent anywhere: `identity/server.key`, PKCS#8, 0600. Its GUID
 * stands in `server.json` and in the store.
 */
import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SsoError } from '../../shared/errors.ts';
import { writeNewDurably } from '../secret-store/index.ts';
import type { FileSystem } from '../secret-store/file-system.ts';
import type { DataFolder } from './data-folder.ts';

const KEY_FILE_MAX_BYTES = 8_192;
const keyFile = (folder: DataFolder): string => join(folder.identityFolder, 'server.key');

export interface Identity {
  readonly privateKey: KeyObject;
  /** PEM, SubjectPublicKeyInfo. */
  readonly publicKey: string;
}

function identityOf(privateKey: KeyObject): Identity {
  return { privateKey, publicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString() };
}

/** The identity that lies in the folder, made first where there is none. */
export async function openOrCreateIdentity(fileSystem: FileSystem, folder: DataFolder): Promise<Identity> {
  return (await fileSystem.facts(keyFile(folder))) ? openIdentity(fileSystem, folder) : createIdentity(fileSystem, folder);
}

export async function openIdentity(fileSystem: FileSystem, folder: DataFolder): Promise<Identity> {
  const pem = await fileSystem.read(keyFile(folder), KEY_FILE_MAX_BYTES);
  try {
    return identityOf(createPrivateKey(pem));
  } finally {
    pem.fill(0);
  }
}

/** Null where there is none, or none that can be used: then nothing says which server this is. */
export async function knownPublicKey(fileSystem: FileSystem, folder: DataFolder): Promise<string | null> {
  return openIdentity(fileSystem, folder).then(
    ({ publicKey }) => publicKey,
    () => null,
  );
}

async function createIdentity(fileSystem: FileSystem, folder: DataFolder): Promise<Identity> {
  const { privateKey } = await promisify(generateKeyPair)('ec', { namedCurve: 'P-256' });
  const pem = Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' }));
  try {
    await fileSystem.makeFolder(folder.identityFolder);
    await writeNewDurably(fileSystem, keyFile(folder), pem, (found) => {
      if (!pem.equals(found)) throw new SsoError('STORE_WRITE_FAILED', { reason: 'identity read back differently' });
    });
  } finally {
    pem.fill(0);
  }
  return identityOf(privateKey);
}
