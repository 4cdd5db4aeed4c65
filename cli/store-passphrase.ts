/**
 * The passphrase of the secret store, for this run of a tool: from the file that `--protector-file` names, else typed where somebody
 * sits there and the store is locked. Each tool is a process of its own: it is asked of each, and forgotten with it.
 */
import { lstat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ConsoleClient } from '../shared/contract/console/index.ts';
import { SsoError } from '../shared/errors.ts';
import type { I18n } from '../shared/i18n/index.ts';
import type { OptionName } from './grammar.ts';
import type { Io } from './io.ts';
import { isInteractive, readSecret } from './secrets-input.ts';
import { toSsoError } from './session.ts';

export interface StoreAsked {
  readonly io: Io;
  readonly i18n: I18n;
  readonly client: ConsoleClient;
  readonly options: ReadonlyMap<OptionName, string>;
}

/** They say what is the case, locked or not, and nobody is asked for anything. `-unlock`, `-lock` and `-setStoreAside` see to it themselves. */
const UNASKED: ReadonlySet<string> = new Set(['status', 'check', 'createDB', 'unlock', 'lock', 'setStoreAside']);

const OTHERS = 0o077;

/** USAGE where others may read it. Windows has no modes. */
async function requirePrivate(path: string): Promise<void> {
  const facts = await lstat(path).catch((cause: unknown) => {
    throw new SsoError('FILE_MISSING', { path }, { cause });
  });
  const exposed = process.platform !== 'win32' && (facts.mode & OTHERS) !== 0;
  if (exposed || !facts.isFile()) throw new SsoError('USAGE', { problem: 'protector-file-exposed', path });
}

/** Null where no file is named. */
async function fromFile({ io, options }: StoreAsked): Promise<string | null> {
  const named = options.get('protector-file');
  if (named === undefined) return null;
  const path = resolve(io.workingFolder, named);
  await requirePrivate(path);
  return readSecret(io, new Map([['password-file', path]]), { message: '' });
}

export async function storePassphrase(asked: StoreAsked): Promise<string> {
  const filed = await fromFile(asked);
  if (filed !== null) return filed;
  if (!isInteractive(asked.io)) throw new SsoError('USAGE', { problem: 'needs-terminal-passphrase' });
  return readSecret(asked.io, new Map(), { message: asked.i18n.t('cli:prompt.passphrase') });
}

async function isLocked({ client }: StoreAsked): Promise<boolean> {
  return (await client.protector.describe()).locked;
}

/** A script names its file whether or not the store is there, or protected by that. */
export async function unlockForRun(asked: StoreAsked, verb: string): Promise<void> {
  const given = asked.options.has('protector-file');
  if (verb === 'unlock' || verb === 'lock' || (!given && (UNASKED.has(verb) || !isInteractive(asked.io) || !(await isLocked(asked)))))
    return;
  try {
    await asked.client.protector.unlock({ passphrase: await storePassphrase(asked) });
  } catch (error) {
    if (toSsoError(error).code !== 'STORE_NOT_LOCKED') throw error;
  }
}
