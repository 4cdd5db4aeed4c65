/** Whatever somebody typed into a name is text: in the tree, in every list, in titles and confirmations, under the strict headers. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { HOSTILE_NAMES } from '../shared/domain/hostile-names.helper.ts';
import { expect, test as base, type Machine } from './console.ts';
import { chooseByMouse } from './steps.ts';

const SYSTEM = '<img src=x onerror=alert(1)>';
const SERVER = '"><script>alert(1)</script>';
const REMINDER = '{{constructor}} $t(errors:NO_SECRET) <b>%s</b>';
const FILE = '=cmd|<img src=x onerror=alert(1)>.bak';
/** The application whose users have the names. */
const FIRST = HOSTILE_NAMES[0] ?? '';
/** Shown by title, and typed to be deleted: one of each kind. */
const TYPED = [
  '{{constructor}}',
  '$t(errors:NO_SECRET)',
  '%s%n%x',
  '=cmd|"/C calc"!A0',
  'تطبيق',
  '👩\u200d👩\u200d👧',
  '__proto__',
  '\u{1f600}'.repeat(256),
];

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const application = (name: string): string =>
  `<application name="${escaped(name)}"><description>${escaped(name)}</description><contact>${escaped(name)}</contact>
   <field ordinal="0" label="User" masked="no"/><field ordinal="1" label="Password" masked="yes"/><flags enableApp="yes"/></application>`;

async function fill(machine: Machine): Promise<void> {
  const path = (name: string): string => join(machine.files, name);
  await machine.run('ssoconfig', '-createDB', '--name', SYSTEM, '--server-name', SERVER);
  await machine.run('ssoconfig', '-generateSecret', path(FILE), '--reminder', REMINDER, '--password-file');
  await writeFile(path('apps.xml'), `<sso>${HOSTILE_NAMES.map(application).join('')}</sso>`);
  await machine.run('ssomanage', '-createApps', path('apps.xml'));
  const rows = HOSTILE_NAMES.map((name, index) => [FIRST, `VALMY\\user${index}`, name, 'secret'].map(quoted).join(','));
  await writeFile(path('users.csv'), ['application,account,externalUser,Password', ...rows].join('\r\n'));
  await machine.run('ssomanage', '-importCredentials', path('users.csv'));
}

const test = base.extend({
  machine: async ({ machine }, use) => {
    await fill(machine);
    await use(machine);
  },
});

/** What a page has that was made of names: nothing. */
async function expectOnlyText(page: Page): Promise<void> {
  const made = page.locator('img[src="x"], script:not([src]), iframe, a[href^="javascript:"], [onload], [onerror], [onmouseover]');
  await expect(made).toHaveCount(0);
}

/** Every cell of a list, whatever its length, by going through it. */
async function cellsOf(page: Page, grid: Locator, enough: (cells: ReadonlySet<string>) => boolean): Promise<ReadonlySet<string>> {
  const cells = new Set<string>();
  await grid.getByRole('gridcell').first().click();
  await page.keyboard.press('Control+Home');
  await expect
    .poll(async () => {
      for (const text of await grid.getByRole('gridcell').allTextContents()) cells.add(bare(text));
      await page.keyboard.press('PageDown');
      return enough(cells);
    })
    .toBe(true);
  return cells;
}

/** Without the marks that keep a name's direction to itself. */
const bare = (text: string): string => text.replace(/[\u2068\u2069]/g, '');
/** As they are kept: composed. Nothing else of a name changes. */
const NAMES = HOSTILE_NAMES.map((name) => name.normalize('NFC'));
const missing = (cells: ReadonlySet<string>): readonly string[] => NAMES.filter((name) => !cells.has(name));

test('fifty names are what they are', () => {
  expect(new Set(HOSTILE_NAMES).size).toBeGreaterThanOrEqual(50);
});

test('tree and lists show names as text', async ({ console: page, texts }) => {
  const tree = page.getByRole('tree');
  const grid = page.getByRole('main').getByRole('grid');
  const node = (key: string): Locator =>
    tree
      .getByRole('treeitem', { name: texts.t(`nodes.${key}`), exact: true })
      .locator('bdi')
      .first();
  await test.step('the tree', async () => {
    const names = tree.locator('bdi');
    await expect(names.filter({ hasText: 'İstanbul' })).toBeVisible();
    expect(missing(new Set(await names.allTextContents()))).toEqual([]);
  });
  await test.step('the mappings of one of them', async () => {
    await tree.locator('bdi').getByText(FIRST, { exact: true }).click();
    await cellsOf(page, grid, (cells) => missing(cells).length === 0);
    await expectOnlyText(page);
  });
  await test.step('the applications', async () => {
    await node('applications').click();
    await cellsOf(page, grid, (cells) => missing(cells).length === 0);
    await expectOnlyText(page);
  });
  await test.step('the servers', async () => {
    await node('servers').click();
    await expect(grid.getByRole('gridcell', { name: SERVER, exact: true })).toBeVisible();
    await expectOnlyText(page);
  });
  await test.step('the audit', async () => {
    await node('audit').click();
    await expect(grid.getByRole('gridcell').filter({ hasText: SYSTEM }).first()).toBeVisible();
    await cellsOf(page, grid, (cells) => NAMES.every((name) => [...cells].some((cell) => cell.includes(name))));
    await expectOnlyText(page);
  });
  await test.step('System', async () => {
    await node('system').click();
    await expect(page.getByRole('main').getByText(SYSTEM).first()).toBeVisible();
    await expect(page.getByRole('contentinfo').getByText(SERVER)).toBeVisible();
    await expectOnlyText(page);
  });
});

test('dialogs show names as text, and take them typed', async ({ console: page, texts, machine }) => {
  const tree = page.getByRole('tree');
  for (const name of TYPED)
    await test.step(name.slice(0, 20), async () => {
      const dialog = page.getByRole('dialog');
      await tree.locator('bdi').getByText(name, { exact: true }).click();
      await page.keyboard.press('Alt+Enter');
      const title = texts.t('applications:titles.application-properties', { name: `\u2068${name}\u2069` });
      await expect(dialog.getByRole('heading').first()).toHaveText(title);
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await page.keyboard.press('Delete');
      await dialog.getByRole('textbox').fill(name);
      await expectOnlyText(page);
      await page.keyboard.press('Enter');
      await expect(dialog.getByRole('button', { name: texts.t('buttons.close'), exact: true })).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(tree.locator('bdi').getByText(name, { exact: true })).toHaveCount(0);
    });
  await test.step('a backup, by its name and its reminder', async () => {
    await chooseByMouse({ page, texts }, 'verify-backup');
    const dialog = page.getByRole('dialog', { name: texts.t('titles.verify-backup') });
    await dialog.getByLabel(texts.t('fields.backupFile')).fill(join(machine.files, FILE));
    await page.keyboard.press('Enter');
    await expect(dialog.getByText(REMINDER, { exact: true })).toBeVisible();
    await expectOnlyText(page);
  });
});
