/** Electron's program, where npm's `electron` package has it or can fetch it, and the console run in it. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OPENED_LINE } from '../shared/contract/link.ts';

/** Milliseconds that fetching may take; who waits longer at `npm start` thinks that it hangs. */
const FETCH_LIMIT = 120_000;

/** The package's own `require` would download and, where it cannot, throw: so its files are read instead. */
export async function findElectron(root: string, env: NodeJS.ProcessEnv): Promise<string | null> {
  const folder = join(root, 'node_modules', 'electron');
  const program = await readFile(join(folder, 'path.txt'), 'utf8').catch(() => null);
  const dist = env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist');
  const path = join(dist, program ?? 'electron');
  return existsSync(path) ? path : null;
}

/** `npx install-electron`, without its stack trace. */
export async function fetchElectron(root: string): Promise<boolean> {
  const installer = join(root, 'node_modules', 'electron', 'install.js');
  if (!existsSync(installer)) return false;
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [installer], { stdio: 'ignore', timeout: FETCH_LIMIT });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

export type ElectronEnd = 'closed' | 'did-not-start' | 'crashed';

/** Runs the console in Electron until it ends. What Chromium says of graphics and buses on standard error is of no use here. */
export function runElectron(program: string, root: string, env: NodeJS.ProcessEnv): Promise<ElectronEnd> {
  const { ELECTRON_RUN_AS_NODE: _, ...clean } = env;
  return new Promise((resolve) => {
    const child = spawn(program, [root], { env: clean, stdio: ['ignore', 'pipe', 'ignore'] });
    let opened = false;
    child.stdout.on('data', (chunk: Buffer) => (opened ||= chunk.includes(OPENED_LINE)));
    child.once('error', () => resolve('did-not-start'));
    child.once('exit', (code) => resolve(code === 0 ? 'closed' : opened ? 'crashed' : 'did-not-start'));
  });
}
