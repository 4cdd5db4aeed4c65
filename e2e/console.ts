/**
 * What every story has: a data folder of its own, the real browser shell over it, the tools beside it, the texts of the
 * language it runs in, and a page that may not once break its own security rules.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { createI18n, pickLanguage, type I18n } from '../shared/i18n/index.ts';

export { expect };

export const PASSWORD = 'correct horse battery staple';

const root = fileURLToPath(new URL('..', import.meta.url));

/** One machine's data folder, and a folder for the files that an administrator keeps elsewhere. */
export interface Machine {
  readonly home: string;
  readonly files: string;
  /** Runs a tool to its end; fails the story where it fails. Answers what it printed on standard output. */
  run(tool: 'ssoconfig' | 'ssomanage', ...args: string[]): Promise<string>;
}

interface Fixtures {
  texts: I18n;
  machine: Machine;
  /** The console, open in a browser. */
  console: Page;
}

async function output(child: ChildProcess, name: string): Promise<string> {
  let text = '';
  let progress = '';
  child.stdout?.on('data', (data: Buffer) => (text += data.toString()));
  child.stderr?.on('data', (data: Buffer) => (progress += data.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${name} ended with ${String(code)}:\n${text}${progress}`);
  return text;
}

async function prepareMachine(): Promise<Machine> {
  const home = await mkdtemp(join(tmpdir(), 'sso-home-'));
  const files = await mkdtemp(join(tmpdir(), 'sso-files-'));
  const passwordFile = join(files, '.password');
  await writeFile(passwordFile, PASSWORD, { mode: 0o600 });
  const run = (tool: string, ...args: string[]): Promise<string> => {
    const withPassword = args.includes('--password-file') ? [...args, passwordFile] : args;
    const child = spawn(process.execPath, [join(root, 'bin', tool), ...withPassword], {
      cwd: root,
      env: { ...process.env, SSO_HOME: home, LANG: 'C' },
    });
    return output(child, `${tool} ${args[0] ?? ''}`);
  };
  return { home, files, run };
}

/** Starts the browser shell; answers its one-time address. */
async function startShell(home: string, language: string): Promise<{ address: string; shell: ChildProcess }> {
  const shell = spawn(process.execPath, [join(root, 'dist/node/web.js'), '--no-window'], {
    cwd: root,
    env: { ...process.env, SSO_HOME: home, LANG: `${language}.UTF-8` },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: shell.stdout })) {
    const address = /http:\/\/127\.0\.0\.1:\d+\S*/.exec(line)?.[0];
    if (address) return { address, shell };
  }
  throw new Error('The browser shell ended without an address');
}

/** Whatever the browser complains of: a violated policy, an uncaught error, a failed request. */
function collectComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
}

export const test = base.extend<Fixtures>({
  texts: async ({ locale }, use) => {
    await use(createI18n(pickLanguage([locale])));
  },
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from this pattern
  machine: async ({}, use) => {
    const machine = await prepareMachine();
    await use(machine);
    await rm(machine.home, { recursive: true, force: true });
    await rm(machine.files, { recursive: true, force: true });
  },
  console: async ({ page, machine, texts }, use) => {
    const { address, shell } = await startShell(machine.home, texts.language);
    const complaints = collectComplaints(page);
    await page.goto(address);
    await expect(page.getByRole('treeitem', { name: texts.t('nodes.system'), exact: true })).toBeVisible();
    await use(page);
    expect(complaints).toEqual([]);
    await page.close();
    const ended = once(shell, 'close');
    shell.kill();
    await ended;
  },
});

/** No rule of axe is switched off. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html).join(' ')})`)).toEqual([]);
}
