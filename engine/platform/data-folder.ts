/** The data folder (`SSO_HOME`) and what lies where in it. */
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { SsoError } from '../../shared/errors.ts';
import type { FileSystem } from '../secret-store/file-system.ts';
import { errorCode } from '../secret-store/index.ts';

export interface DataFolder {
  readonly root: string;
  readonly settings: string;
  readonly storeFolder: string;
  readonly identityFolder: string;
  readonly protectorKey: string;
  readonly database: string;
  readonly operationLock: string;
  readonly logFolder: string;
  readonly preferences: string;
}

export function dataFolder(root: string): DataFolder {
  const at = (...parts: string[]): string => join(root, ...parts);
  return {
    root,
    settings: at('server.json'),
    storeFolder: at('secret-store'),
    identityFolder: at('identity'),
    protectorKey: at('identity', 'store.key'),
    database: at('credentials.db'),
    operationLock: at('operation.lock'),
    logFolder: at('logs'),
    preferences: at('preferences.json'),
  };
}

/** FILE_NOT_WRITABLE {path, reason} where it cannot be made. */
export async function makeDataFolder(fileSystem: FileSystem, { root }: DataFolder): Promise<void> {
  try {
    await fileSystem.makeFolder(root);
  } catch (error) {
    throw new SsoError('FILE_NOT_WRITABLE', { path: root, reason: errorCode(error) ?? 'EIO' }, { cause: error });
  }
}

/** `SSO_HOME`, else the place where this platform keeps a person's application data. */
export function defaultDataFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): string {
  if (env['SSO_HOME']) return isAbsolute(env['SSO_HOME']) ? env['SSO_HOME'] : resolve(env['SSO_HOME']);
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'Enterprise Single Sign-On');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Enterprise Single Sign-On');
  return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'entsso');
}
