/** The list of the result pane: keys, columns, export, and the layout that is remembered; in every look. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, expectAccessible, test } from './console.ts';

test('a list, by keyboard', async ({ console: page, texts, machine }) => {
  await machine.run('ssoconfig', '-createDB', '--name', 'Contoso');
  await page.getByRole('treeitem', { name: texts.t('nodes.root') }).focus();
  const grid = page.getByRole('main').getByRole('grid');
  await expect(grid.getByRole('row', { name: texts.t('nodes.audit') })).toBeVisible();
  await expectAccessible(page);

  await page.keyboard.press('F6');
  await expect(grid.locator(':focus')).toBeVisible();
  await page.keyboard.press('Home');
  await expect(grid.getByRole('row', { selected: true })).toContainText(texts.t('nodes.system'));
  await page.keyboard.press('End');
  await expect(grid.getByRole('row', { selected: true })).toContainText(texts.t('nodes.audit'));
  await page.keyboard.press('Shift+ArrowUp');
  await expect(grid.getByRole('row', { selected: true })).toHaveCount(2);
  await page.keyboard.press('ControlOrMeta+A');
  await expect(grid.getByRole('row', { selected: true })).toHaveCount(4);
  await page.keyboard.press('s');
  await expect(grid.getByRole('row', { selected: true })).toHaveCount(1);
});

test('a branch that is chosen by mouse stays open; its arrow closes it', async ({ console: page, texts }) => {
  const root = page.getByRole('treeitem', { name: texts.t('nodes.root') });
  await root.getByText(texts.t('nodes.root'), { exact: true }).click();
  await expect(page.getByRole('main').getByRole('grid')).toBeVisible();
  await expect(root).toHaveAttribute('aria-expanded', 'true');
  await root.locator('svg').first().click();
  await expect(root).toHaveAttribute('aria-expanded', 'false');
});

test('columns are chosen, remembered after a reload, and exported', async ({ console: page, texts, machine }) => {
  await machine.run('ssoconfig', '-createDB', '--name', 'Contoso');
  const root = texts.t('nodes.root');
  await page.getByRole('treeitem', { name: root }).getByText(root, { exact: true }).click();
  const grid = page.getByRole('main').getByRole('grid');
  await expect(grid.getByRole('columnheader', { name: texts.t('columns.description') })).toBeVisible();
  const menuItem = async (menu: string, item: string): Promise<void> => {
    await page.getByRole('menuitem', { name: texts.t(`menu.${menu}`).replace('&', ''), exact: true }).click();
    await page.getByRole('menuitem', { name: texts.t(`menu.${item}`).replace('&', '') }).click();
  };
  await menuItem('view', 'columns');
  await expectAccessible(page);
  await page.getByRole('checkbox', { name: texts.t('columns.description') }).click();
  await page.keyboard.press('Enter');
  await expect(grid.getByRole('columnheader', { name: texts.t('columns.description') })).toHaveCount(0);
  await page.reload();
  await expect(grid.getByRole('columnheader', { name: texts.t('columns.name') })).toBeVisible();
  await expect(grid.getByRole('columnheader', { name: texts.t('columns.description') })).toHaveCount(0);

  const path = join(machine.files, 'list.csv');
  await menuItem('action', 'export');
  const dialog = page.getByRole('dialog', { name: texts.t('list.exportTitle') });
  await dialog.getByLabel(texts.t('list.exportFile')).fill(path);
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(texts.t('list.exported', { count: 4, path }))).toBeVisible();
  const [header, first] = (await readFile(path, 'utf8')).split('\r\n');
  expect([header, first]).toEqual([`"${texts.t('columns.name')}"`, `"${texts.t('nodes.system')}"`]);
});
