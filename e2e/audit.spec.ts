/** Audit and Servers: the list and its filters, a record's details, export, proof, and what the server says of itself; by keyboard. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { openSqlite } from '../bench/sqlite.ts';
import type { I18n } from '../shared/i18n/index.ts';
import { expect, expectAccessible, test, type Machine } from './console.ts';

const rowsOf = (page: Page): Locator => page.getByRole('main').getByRole('grid').locator('.ag-row');

async function company(machine: Machine): Promise<void> {
  await machine.run('ssoconfig', '-createDB', '--name', 'Contoso');
  await machine.run('ssoconfig', '-generateSecret', join(machine.files, 'first.bak'), '--reminder', 'the horse', '--password-file');
  await machine.run('ssomanage', '-createApps', 'examples/apps.xml');
}

async function open(page: Page, texts: I18n, node: 'audit' | 'servers'): Promise<void> {
  await page.getByRole('treeitem', { name: texts.t(`nodes.${node}`) }).click();
  await expect(rowsOf(page).first()).toBeVisible();
}

/** From the actions pane. */
const act = (page: Page, texts: I18n, action: string): Promise<void> =>
  page
    .getByRole('complementary')
    .getByRole('button', { name: texts.t(`actions:${action}`), exact: true })
    .click();

test('the list, its filters, and the details of a record', async ({ console: page, texts, machine }) => {
  await company(machine);
  await open(page, texts, 'audit');
  await expect(rowsOf(page)).toHaveCount(9);
  await expect(rowsOf(page).first()).toContainText(texts.t('domain:audit.action.applications.create'));
  await expect(rowsOf(page).last()).toContainText(texts.t('domain:audit.action.system.create'));
  await expectAccessible(page);

  await page.keyboard.press('F6');
  await page.keyboard.press('Home');
  await expect(page.getByRole('main').getByRole('row', { selected: true })).toHaveCount(1);
  await page.keyboard.press('Alt+Enter');
  const details = page.getByRole('dialog', { name: texts.t('audit:details') });
  await expect(details).toContainText('Mainframe');
  await expect(details).toContainText('applications.create');
  await expect(details.getByRole('button', { name: texts.t('audit:newer') })).toHaveAttribute('aria-disabled', 'true');
  await expect(details.getByRole('button', { name: texts.t('audit:older') })).toHaveAttribute('aria-disabled', 'false');
  await expectAccessible(page);
  await details.getByRole('button', { name: texts.t('audit:older') }).focus();
  await page.keyboard.press('Enter');
  await expect(details).toContainText('secret.generate');
  await expect(details).toContainText(texts.t('domain:operationState.done'));
  await page.keyboard.press('Escape');
  await expect(details).toBeHidden();

  await page.getByRole('textbox', { name: texts.t('audit:filter.text') }).fill('mainframe');
  await expect(rowsOf(page)).toHaveCount(1);
  await expectAccessible(page);
  const chip = texts.t('audit:chip', { filter: texts.t('audit:filter.text'), value: 'mainframe' });
  await page.getByRole('button', { name: texts.t('audit:remove', { filter: chip }) }).press('Enter');
  await expect(rowsOf(page)).toHaveCount(9);

  await page.getByRole('combobox', { name: texts.t('audit:filter.actions') }).press('Enter');
  await page.getByRole('option', { name: texts.t('domain:audit.action.system.create'), exact: true }).click();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(rowsOf(page)).toHaveCount(1);
  await page.getByRole('combobox', { name: texts.t('audit:filter.result') }).press('Enter');
  await page.getByRole('option', { name: texts.t('domain:audit.result.failed'), exact: true }).click();
  await expect(page.getByText(texts.t('audit:nothingFits'))).toBeVisible();
  await expectAccessible(page);
  await page
    .getByRole('main')
    .getByRole('button', { name: texts.t('audit:clear') })
    .last()
    .click();
  await expect(rowsOf(page)).toHaveCount(9);

  await page.getByRole('button', { name: texts.t('domain:audit.table.lookups'), exact: true }).click();
  await expect(page.getByText(texts.t('audit:empty.lookups'))).toBeVisible();
  await expectAccessible(page);
});

test('what is done meanwhile comes to the top by itself', async ({ console: page, texts, machine }) => {
  await company(machine);
  await open(page, texts, 'audit');
  await machine.run('ssomanage', '-disableSSO');
  await expect(rowsOf(page).first()).toContainText(texts.t('domain:audit.action.system.disable'));
  await expect(rowsOf(page)).toHaveCount(10);
});

test('the records of a filter are exported as JSON, and nothing is replaced', async ({ console: page, texts, machine }) => {
  await company(machine);
  await open(page, texts, 'audit');
  await page.getByRole('textbox', { name: texts.t('audit:filter.text') }).fill('mainframe');
  await expect(rowsOf(page)).toHaveCount(1);
  await act(page, texts, 'export-audit');
  const dialog = page.getByRole('dialog', { name: texts.t('audit:export.title') });
  const path = dialog.getByLabel(texts.t('audit:export.file'));
  await expect(path).toBeFocused();
  await expectAccessible(page);
  await dialog.getByRole('radio', { name: texts.t('audit:export.json') }).check();
  await expect(path).toHaveValue(/\{date\}\.json$/);
  await path.fill(join(machine.files, 'first.bak'));
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toBeVisible();
  const target = join(machine.files, 'audit.json');
  await path.fill(target);
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(texts.t('audit:export.written', { count: 1 }))).toBeVisible();
  await expectAccessible(page);
  const written: unknown = JSON.parse(await readFile(target, 'utf8'));
  expect(written).toMatchObject([{ action: 'applications.create', result: 'done' }]);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
});

test('the audit is proven, and an altered record is found', async ({ console: page, texts, machine }) => {
  await company(machine);
  await open(page, texts, 'audit');
  await act(page, texts, 'verify-audit');
  const dialog = page.getByRole('dialog', { name: texts.t('audit:verify.title') });
  await expect(dialog.getByText(texts.t('audit:verify.held', { count: 9 }))).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();

  const database = await openSqlite(join(machine.home, 'credentials.db'));
  await database.exec("UPDATE audit_event SET actor = 'HOST\\nobody' WHERE seq = 3");
  const [server] = await database.all('SELECT name FROM server');
  await database.close();
  await act(page, texts, 'verify-audit');
  const sentence = texts.t('audit:verify.altered', { server: server?.['name'], seq: 3 });
  await expect(dialog.getByText(sentence)).toBeVisible();
  await expect(dialog.getByText(texts.t('audit:verify.upTo', { count: 2 }))).toBeVisible();
  await expectAccessible(page);
});

test('the server, its properties, and its event counts', async ({ console: page, texts, machine }) => {
  await company(machine);
  await open(page, texts, 'servers');
  const row = rowsOf(page).first();
  await expect(row).toContainText(texts.t('servers:status.online'));
  await expect(row.getByRole('img', { name: texts.t('servers:noPasswordSync') })).toBeAttached();
  await expect(page.getByRole('complementary').getByText(texts.t('reasons.one-machine'))).toBeVisible();
  await expectAccessible(page);

  await row.click();
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog');
  for (const tab of ['general', 'database', 'service', 'secret']) {
    await expect(sheet.getByRole('tab', { name: texts.t(`servers:properties.${tab}`), selected: true })).toBeVisible();
    await expectAccessible(page);
    await sheet.getByRole('tab', { selected: true }).press('ArrowRight');
  }
  await sheet.getByRole('tab', { name: texts.t('servers:properties.database') }).click();
  await expect(sheet.getByText(join(machine.home, 'credentials.db'))).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();

  await expect(row).toContainText('3 / 0 / 0');
  await act(page, texts, 'reset-counts');
  await expect(row).toContainText('0 / 0 / 0');
});
