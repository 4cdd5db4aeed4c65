/** `server.json`: written last when a system is set up, so that its presence means that everything else is there. */
import { z } from 'zod';
import { isAbsolute, join } from 'node:path';
import { GUID_PATTERN, type Guid } from '../../shared/domain/names.ts';
import { SsoError } from '../../shared/errors.ts';
import { orUnreachable, writeDurably, writeNewDurably } from '../secret-store/index.ts';
import type { FileSystem } from '../secret-store/file-system.ts';
import { hostName } from './account.ts';
import type { DataFolder } from './data-folder.ts';

/** `server.json`: what this server knows of itself and of where its system is. Holds no secret. */
export interface ServerSettings {
  readonly format: 1;
  readonly serverId: Guid;
  readonly serverName: string;
  readonly systemId: Guid;
  readonly systemName: string;
  readonly createdAt: string;
  /** The host part of this server's local accounts: the name that the host had at set-up, whatever it is called by now. */
  readonly accountHost: string;
  /** Absolute, or relative to the data folder. */
  readonly databasePath: string;
}

const SETTINGS_MAX_BYTES = 65_536;
const guid = z.string().regex(GUID_PATTERN);
const SettingsSchema = z.object({
  format: z.literal(1),
  serverId: guid,
  serverName: z.string().min(1),
  systemId: guid,
  systemName: z.string().min(1),
  createdAt: z.iso.datetime(),
  // files of before this was kept; theirs is kept with the next change
  accountHost: z.string().min(1).default(hostName),
  databasePath: z.string().min(1),
});

export async function isConfigured(fileSystem: FileSystem, folder: DataFolder): Promise<boolean> {
  return (await orUnreachable(fileSystem, folder.settings, () => fileSystem.facts(folder.settings))) !== null;
}

/** NOT_CONFIGURED where there is none, SETTINGS_DAMAGED where it is not one of ours, STORE_UNREACHABLE {owner} in a folder of somebody else's. */
export async function readSettings(fileSystem: FileSystem, folder: DataFolder): Promise<ServerSettings> {
  if (!(await isConfigured(fileSystem, folder))) throw new SsoError('NOT_CONFIGURED');
  const read = (): Promise<Buffer> => fileSystem.read(folder.settings, SETTINGS_MAX_BYTES);
  const text = (await orUnreachable(fileSystem, folder.settings, read)).toString('utf8');
  const parsed = SettingsSchema.safeParse(parseJson(text));
  if (!parsed.success) throw new SsoError('SETTINGS_DAMAGED', {}, { cause: parsed.error });
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // judged by the schema, which refuses it
  }
}

const encode = (settings: ServerSettings): Buffer => Buffer.from(`${JSON.stringify(settings, null, 2)}\n`, 'utf8');

function sameBytes(expected: Buffer): (found: Buffer) => void {
  return (found) => {
    if (!expected.equals(found)) throw new SsoError('STORE_WRITE_FAILED', { reason: 'read back differently' });
  };
}

/** The act that makes a server configured. Never replaces: FILE_EXISTS where one stands. */
export async function writeFirstSettings(fileSystem: FileSystem, folder: DataFolder, settings: ServerSettings): Promise<void> {
  const bytes = encode(settings);
  await writeNewDurably(fileSystem, folder.settings, bytes, sameBytes(bytes));
}

export async function changeSettings(fileSystem: FileSystem, folder: DataFolder, settings: ServerSettings): Promise<void> {
  const bytes = encode(settings);
  await writeDurably(fileSystem, folder.settings, bytes, sameBytes(bytes));
}

export function databasePathOf(folder: DataFolder, settings: Pick<ServerSettings, 'databasePath'>): string {
  return isAbsolute(settings.databasePath) ? settings.databasePath : join(folder.root, settings.databasePath);
}

/** `readSettings`, as often as anybody asks: the file is read again only when it has changed. */
export function settingsReader(fileSystem: FileSystem, folder: DataFolder): () => Promise<ServerSettings> {
  let known: { readonly stamp: string; readonly settings: ServerSettings } | null = null;
  return async () => {
    const facts = await orUnreachable(fileSystem, folder.settings, () => fileSystem.facts(folder.settings));
    const stamp = facts ? `${facts.inode}:${facts.modifiedAt.getTime()}:${facts.size}` : 'missing';
    if (known?.stamp === stamp) return known.settings;
    const settings = await readSettings(fileSystem, folder);
    known = { stamp, settings };
    return settings;
  };
}

/**
 * `accountHost` of the settings; where they cannot be read, for whatever reason, the name that the host has: whoever starts a tool has to
 * get in to be told why.
 */
export async function accountHostOf(server: { settings(): Promise<ServerSettings> }): Promise<string> {
  return server.settings().then(({ accountHost }) => accountHost, hostName);
}
