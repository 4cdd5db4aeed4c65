/** The browser shell's own promises, kept in a real browser: how one gets in, once, and what the page cannot do. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test as base, type Page } from '@playwright/test';
import { WebSocketServer } from 'ws';
import { createI18n } from '../shared/i18n/index.ts';
import { writeRedirectFile } from '../web/redirect-file.ts';
import { PASSWORD } from './console.ts';
import { chooseByMouse, dialogOf } from './steps.ts';
import { openTunnel } from './tunnel.ts';

interface Shell {
  readonly home: string;
  readonly process: ChildProcess;
  readonly address: string;
  /** Its exit code. */
  readonly ended: Promise<number | null>;
}

const entry = fileURLToPath(new URL('../dist/node/web.js', import.meta.url));
const texts = createI18n('en');
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

/** The password, where one is asked for, is the stories' own. */
function ssoconfig(home: string, ...words: string[]): void {
  const env = { ...process.env, SSO_HOME: home, LANG: 'C' };
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'bin/ssoconfig'), ...words], {
    env,
    input: `${PASSWORD}\n`,
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
}

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
  expect(await page.evaluate(() => [document.cookie, localStorage.length, Object.keys(sessionStorage)])).toEqual(['', 0, ['page-key']]);
  expect(page.url()).not.toMatch(/[0-9a-f]{64}/);
  await page.reload();
  await expect(page.getByRole('tree')).toBeVisible();
});

test('a window that the shell did not open is not served, though the browser has its cookie', async ({ page, context, shell }) => {
  await open(page, shell);
  const other = await context.newPage();
  await other.goto(new URL('/', shell.address).href);
  await expect(other.getByText(texts.t('connection.keyless'))).toBeVisible();
  await expect(other.getByRole('tree')).toBeHidden();
});

test('an address that is opened twice lets nobody in any more', async ({ page, browser, shell }) => {
  await open(page, shell);
  const stranger = await browser.newContext();
  const second = await stranger.newPage();
  expect((await second.goto(shell.address))?.status()).toBe(403);
  await expect(page.getByText(texts.t('connection.ended'))).toBeVisible();
  expect((await page.reload())?.status()).toBe(403);
  await stranger.close();
});

test('a lost connection is said above an open dialog, fails what is asked meanwhile, and comes back', async ({ page, shell }) => {
  ssoconfig(shell.home, '-createDB', '--name', 'Contoso');
  ssoconfig(shell.home, '-generateSecret', join(shell.home, 'x.bak'), '--password-stdin');
  const address = new URL(shell.address);
  const tunnel = await openTunnel(Number(address.port));
  address.port = String(tunnel.port);
  await page.goto(address.href);
  await chooseByMouse({ page, texts }, 'disable-sso');
  const dialog = dialogOf({ page, texts }, 'disable-sso');
  await expect(dialog).toBeVisible();
  const lost = page.getByText(texts.t('connection.lost'));

  await tunnel.cut();
  await expect(lost).toBeVisible();
  await dialog.getByRole('button', { name: texts.t('confirm.disable-sso.verb') }).press('Enter');
  await expect(dialog.getByText(texts.t('connection.unsent'))).toBeVisible();
  await tunnel.restore();
  await expect(lost).toBeHidden();
  await dialog.getByRole('button', { name: texts.t('confirm.disable-sso.verb') }).click();
  await expect(dialog.getByText(texts.t('confirm.disable-sso.done'))).toBeVisible();
  await page.reload();
  await expect(
    page
      .getByRole('main')
      .getByText(/Single sign-on is disabled/)
      .first(),
  ).toBeVisible();
});

test('a shell that ends says so to its window; who takes its port then is told nothing', async ({ page, shell }) => {
  await open(page, shell);
  const { port } = new URL(shell.address);
  shell.process.kill('SIGTERM');
  await expect(page.getByText(texts.t('connection.closed'))).toBeVisible();
  await shell.ended;
  let asked = 0;
  const stranger = createServer(() => (asked += 1)).listen(Number(port), '127.0.0.1');
  // Its dialog's code has not been fetched yet: from whom, now?
  await chooseByMouse({ page, texts }, 'configure');
  const waiting = page.getByRole('dialog', { name: texts.t('dialog.opening') });
  await expect(waiting).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(waiting).toBeHidden();
  await page.getByRole('treeitem', { name: texts.t('nodes.system'), exact: true }).press('F5');
  await expect(page.getByText(texts.t('connection.closed'))).toBeVisible();
  expect(asked).toBe(0);
  await new Promise((resolve) => stranger.close(resolve));
});

test('a shell that is gone without a word is not taken for whoever took its port', async ({ page, shell }) => {
  const address = new URL(shell.address);
  const tunnel = await openTunnel(Number(address.port));
  address.port = String(tunnel.port);
  await page.goto(address.href);
  await expect(page.getByRole('tree')).toBeVisible();
  await tunnel.cut();
  const heard: string[] = [];
  const stranger = new WebSocketServer({ port: tunnel.port, host: '127.0.0.1' });
  stranger.on('connection', (socket) => {
    socket.on('message', (message: Buffer) => {
      heard.push(message.toString());
      socket.send(`${'a'.repeat(64)} ${'b'.repeat(64)}`);
    });
  });
  await expect(page.getByText(texts.t('connection.unproven'))).toBeVisible();
  expect(heard).toEqual([expect.stringMatching(/^[0-9a-f]{64} [0-9a-f]{64}$/)]);
  for (const socket of stranger.clients) socket.terminate();
  await new Promise((resolve) => stranger.close(resolve));
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
