/** What every picture is taken of: the demo's company, made once a worker and copied, in a window of one size. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator } from '@playwright/test';
import { openSqlite } from '../../bench/sqlite.ts';
import { PASSWORD, expect, test as base, type Machine } from '../console.ts';
import type { Story } from '../steps.ts';

export { PASSWORD, expect };

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'docs/screenshots');

/** What the demo makes: enough to know that the screen has read it. */
export const CREDENTIALS = 2000;

/** Takes the picture of the whole window, as docs/screenshots/<language>-<colours>-<name>.png. */
export type Shoot = (name: string) => Promise<void>;

/** The demo's company on its machine, and the console over it. */
export interface Scene extends Story {
  readonly machine: Machine;
  readonly main: Locator;
}

interface Fixtures {
  shoot: Shoot;
  company: Machine;
  scene: Scene;
}

async function makeDemo(home: string): Promise<void> {
  const demo = spawn(process.execPath, [join(root, 'scripts/demo.mjs'), '--password-stdin'], {
    env: { ...process.env, SSO_HOME: home, LANG: 'C' },
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  demo.stdin.end(`${PASSWORD}\n`);
  const [code] = (await once(demo, 'close')) as [number | null];
  if (code !== 0) throw new Error(`The demo ended with ${String(code)}`);
}

export const test = base.extend<Fixtures, { demo: string }>({
  demo: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from this pattern
    async ({}, use) => {
      const home = await mkdtemp(join(tmpdir(), 'sso-demo-'));
      await makeDemo(home);
      await use(home);
      await rm(home, { recursive: true });
    },
    { scope: 'worker' },
  ],
  company: async ({ machine, demo }, use) => {
    await cp(demo, machine.home, { recursive: true, preserveTimestamps: true });
    await use(machine);
  },
  scene: async ({ company, console: page, texts }, use) => {
    await use({ page, texts, machine: company, main: page.getByRole('main') });
  },
  shoot: async ({ console: page }, use, info) => {
    await use(async (name) => {
      await page.mouse.move(640, 796);
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: join(folder, `${info.project.name}-${name}.png`), animations: 'disabled', caret: 'hide' });
    });
  },
});

/** The demo's company as it should be kept: two administrators, and a copy of the database. */
export async function putInOrder(machine: Machine): Promise<void> {
  const { caller } = JSON.parse(await machine.run('ssoconfig', '-status', '--json')) as { caller: { account: string } };
  const path = join(machine.files, 'administrators.xml');
  const accounts = [caller.account, caller.account.replace(/[^\\]*$/, 'daemon')].join(';');
  await writeFile(path, `<sso><globalInfo><ssoAdminAccount>${accounts}</ssoAdminAccount></globalInfo></sso>`);
  await machine.run('ssomanage', '-updateDB', path);
  await machine.run('ssoconfig', '-backupDB', join(machine.files, 'credentials.db'));
}

/** Everything behind the header of a few envelopes is gone: they open under no secret. */
export async function damageCredentials(machine: Machine): Promise<void> {
  const database = await openSqlite(join(machine.home, 'credentials.db'));
  const envelope = 'CAST(substr(envelope, 1, 6) || zeroblob(length(envelope) - 6) AS BLOB)';
  await database.exec(
    `UPDATE mapping SET envelope = ${envelope}, revision = revision + 1 WHERE id IN (SELECT id FROM mapping ORDER BY id LIMIT 3)`,
  );
  await database.close();
}

export const node = ({ page, texts }: Story, name: string): Locator =>
  page.getByRole('treeitem', { name: texts.t(`nodes.${name}`), exact: true }).getByText(texts.t(`nodes.${name}`), { exact: true });
export const rowOf = ({ page }: Story, name: string): Locator => page.getByRole('gridcell', { name, exact: true });
export const buttonOf = ({ texts }: Story, within: Locator, key: string): Locator =>
  within.getByRole('button', { name: texts.t(key), exact: true });
export const label = ({ texts }: Story, within: Locator, key: string): Locator => within.getByLabel(texts.t(key), { exact: true });

/** Right-click, then the action; answers its dialog. */
export async function choose(story: Story, on: Locator, action: string): Promise<Locator> {
  await on.click({ button: 'right' });
  // Not by its whole name, which ends with its shortcut.
  const named = story.page.getByText(story.texts.t(`actions:${action}`), { exact: true });
  await story.page.getByRole('menuitem').filter({ has: named }).click();
  const dialog = story.page.getByRole('dialog');
  // Not the one that stands there while its code is on its way.
  await expect(story.page.getByRole('dialog', { name: story.texts.t('dialog.opening'), exact: true })).toBeHidden();
  await expect(dialog).toBeVisible();
  return dialog;
}

export async function leave({ page }: Story, dialog: Locator): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}
