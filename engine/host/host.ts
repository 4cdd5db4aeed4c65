/** What a shell offers its page: the engine of a data folder and the shell's own abilities, behind one router, for one account. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { Language } from '../../shared/i18n/index.ts';
import { openEngine } from '../open.ts';
import type { Caller } from '../parts.ts';
import { currentAccount } from '../platform/account.ts';
import { dataFolder } from '../platform/data-folder.ts';
import { accountHostOf } from '../platform/settings.ts';
import { createRouter } from '../router.ts';
import { preferenceFile } from './preferences.ts';
import { createShellRouter, type HostRouter, type ShellAbilities } from './router.ts';

export interface HostOptions {
  readonly dataFolder: string;
  /** Where package.json and dist/ lie. */
  readonly installRoot: string;
  readonly shell: 'electron' | 'browser';
  readonly language: Language;
}

export interface Host {
  readonly caller: Caller;
  /** One a window, for what a shell can do may depend on the window. */
  router(abilities: Omit<ShellAbilities, 'about'>): HostRouter;
  /** Whether an operation runs in this process. */
  busy(): Promise<boolean>;
  close(): Promise<void>;
}

async function versionOf(installRoot: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(installRoot, 'package.json'), 'utf8'));
  return z.object({ version: z.string() }).parse(manifest).version;
}

/**
 * Electron reads its archive in the main thread only for certain: a worker is given the file that the packager has left outside
 * of it.
 */
function workerUrl(installRoot: string): URL {
  const path = join(installRoot, 'dist', 'node', 'reencrypt-worker.js');
  return pathToFileURL(path.replace(/\bapp\.asar\b/, 'app.asar.unpacked'));
}

export async function openHost(options: HostOptions): Promise<Host> {
  const version = await versionOf(options.installRoot);
  const engine = openEngine({ dataFolder: options.dataFolder, workerUrl: workerUrl(options.installRoot) });
  const who = await currentAccount(await accountHostOf(engine.parts));
  const preferences = preferenceFile(dataFolder(options.dataFolder).preferences);
  const engineRouter = createRouter(engine);
  const { shell, language } = options;
  return {
    caller: { ...who, origin: shell === 'electron' ? 'console' : 'browser' },
    router: (abilities) => {
      const about = { shell, dialogs: abilities.dialogs ? 'native' : 'page', platform: process.platform, version, language } as const;
      return { console: engineRouter, shell: createShellRouter({ ...abilities, about }, preferences, options.dataFolder) };
    },
    busy: () => engine.busy(),
    close: () => engine.close(),
  };
}
