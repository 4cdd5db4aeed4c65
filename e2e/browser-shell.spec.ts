/** The browser shell's own promises, kept in a real browser: how one gets in, once, and what the page cannot do. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test as base, type Page } from '@playwright/test';
import { writeRedirectFile } from '../web/redirect-file.ts';

interface Shell {
  readonly home: string;
  readonly process: ChildProcess;
  readonly address: string;
  /** Its exit code. */
  readonly ended: Promise<number | null>;
}

const entry = fileURLToPath(new URL('../dist/node/web.js', import.meta.url));
const root = fileURLToPath(new URL('..', import.meta.url));

/** Starts `npm start`'s program; answers the address that it prints. */
async function start(home: string): Promise<Shell> {
  const env = { ...process.env, SSO_HOME: home, LANG: 'C' };
  const child = spawn(process.execPath, [entry, '--no-window'], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /http:\/\/127\.0\.0\.1:\d+\S*/.exec(line)?.[0];
    if (address) return { home, process: child, address, ended };
  }
  throw new Error('The browser shell ended without an address');
}

const test = base.extend<{ shell: Shell }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from this pattern
  shell: async ({}, use) => {
    const home = await mkdtemp(join(tmpdir(), 'sso-home-'));
    const shell = await start(home);
    await use(shell);
    shell.process.kill('SIGTERM');
    expect(await shell.ended).toBe(0);
    await rm(home, { recursive: true, force: true });
  },
});

async function open(page: Page, { home, address }: Shell): Promise<void> {
  await page.goto(await writeRedirectFile(join(home, 'console'), address));
  await expect(page.getByRole('tree')).toBeVisible();
}

test('a file redirects into the console, and is gone then', async ({ page, context, shell }) => {
  await open(page, shell);
  expect(new URL(page.url()).search).toBe('');
  expect(await readdir(join(shell.home, 'console'))).toEqual([]);
  const [cookie] = await context.cookies();
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/', domain: '127.0.0.1' });
  expect(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])).toEqual(['', 0, 0]);
  await page.reload();
  await expect(page.getByRole('tree')).toBeVisible();
});

test('an address that is opened twice lets nobody in any more', async ({ page, browser, shell }) => {
  await open(page, shell);
  const stranger = await browser.newContext();
  const second = await stranger.newPage();
  expect((await second.goto(shell.address))?.status()).toBe(403);
  expect((await page.reload())?.status()).toBe(403);
  await stranger.close();
});

test('a second start shows the first, in a session of its own', async ({ page, browser, shell }) => {
  await open(page, shell);
  const again = await start(shell.home);
  expect(await again.ended).toBe(0);
  const other = await browser.newContext();
  const window = await other.newPage();
  await window.goto(again.address);
  await expect(window.getByRole('tree')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('tree')).toBeVisible();
  await other.close();
});

test('the page runs no string as code or markup, and speaks to its own origin only', async ({ page, shell }) => {
  await open(page, shell);
  const tried = await page.evaluate(async () => {
    const refused = async (attempt: () => unknown): Promise<boolean> => {
      try {
        await attempt();
        return false;
      } catch {
        return true;
      }
    };
    // The debugger's own first step may do what the page may not.
    await new Promise((resolve) => setTimeout(resolve));
    return {
      // Put together at run time, so that no tool rewrites them.
      code: await refused(() => (globalThis as unknown as Record<string, (code: string) => unknown>)['ev' + 'al']?.('1')),
      markup: await refused(() => (document.createElement('p').innerHTML = '<b>x</b>')),
      policy: await refused(() =>
        (globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }).trustedTypes.createPolicy(
          'x',
          {},
        ),
      ),
      elsewhere: await refused(() => fetch('http://127.0.0.1:9/')),
    };
  });
  expect(tried).toEqual({ code: true, markup: true, policy: true, elsewhere: true });
});
