/** The frame's habits, as MMC has them: toolbar, the way through the tree, panes that are hidden, made wider and remembered. */
import type { Locator } from '@playwright/test';
import { expect, expectAccessible, test } from './console.ts';
import type { Story } from './steps.ts';

const treeItem = ({ page, texts }: Story, name: string): Locator =>
  page.getByRole('treeitem', { name: texts.t(`nodes.${name}`), exact: true });
const tool = ({ page, texts }: Story, name: string): Locator =>
  page.getByRole('toolbar').getByRole('button', { name: texts.t(`toolbar.${name}`) });

test('the toolbar is one stop of Tab, and the way through the tree has keys', async ({ console: page, texts, machine }) => {
  const story = { page, texts };
  await machine.run('ssoconfig', '-createDB', '--name', 'Contoso');
  await expect(tool(story, 'properties')).toBeEnabled();
  await expect(tool(story, 'back')).toHaveAttribute('aria-disabled', 'true');
  await treeItem(story, 'audit').getByText(texts.t('nodes.audit')).click();
  await expect(tool(story, 'properties')).toHaveAttribute('aria-disabled', 'true');

  await page.keyboard.press('Alt+ArrowLeft');
  await expect(treeItem(story, 'system')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Alt+ArrowRight');
  await expect(treeItem(story, 'audit')).toHaveAttribute('aria-selected', 'true');
  await tool(story, 'up').click();
  await expect(treeItem(story, 'root')).toHaveAttribute('aria-selected', 'true');

  await tool(story, 'back').focus();
  await page.keyboard.press('End');
  await expect(tool(story, 'actionsPane')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(tool(story, 'back')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(treeItem(story, 'audit')).toHaveAttribute('aria-selected', 'true');

  await treeItem(story, 'system').getByText(texts.t('nodes.system')).click();
  await tool(story, 'properties').click();
  await expect(page.getByRole('dialog', { name: texts.t('properties:system.title') })).toBeVisible();
});

test('panes are hidden and made wider by keyboard, and remembered', async ({ console: page, texts }) => {
  const story = { page, texts };
  const tree = page.getByRole('navigation', { name: texts.t('panes.tree') });
  const width = page.getByRole('separator', { name: texts.t('panes.resize.tree') });
  await width.focus();
  await page.keyboard.press('ArrowRight');
  await expect(width).toHaveAttribute('aria-valuenow', '246');
  await page.reload();
  await expect(width).toHaveAttribute('aria-valuenow', '246');

  await tool(story, 'tree').click();
  await expect(tree).toBeHidden();
  await expect(tool(story, 'tree')).toHaveAttribute('aria-pressed', 'false');
  await page.getByRole('main').hover();
  await expect(page.getByRole('tooltip')).toBeHidden();
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByRole('main')).toBeVisible();
  await expect(tree).toBeHidden();
  await page.getByRole('menuitem', { name: texts.t('menu.view').replace('&', '') }).click();
  await page.getByRole('menuitemcheckbox', { name: texts.t('menu.tree').replace('&', '') }).click();
  await expect(treeItem(story, 'system')).toBeVisible();
});

test('menus: a letter does what it says; a row has Copy, the pane under the rows what the list can do', async ({
  console: page,
  texts,
  machine,
}) => {
  const story = { page, texts };
  const item = (key: string): Locator => page.getByRole('menuitem', { name: texts.t(`menu.${key}`).replace('&', '') });
  await machine.run('ssoconfig', '-createDB', '--name', 'Contoso');
  await machine.run('ssomanage', '-createApps', 'examples/apps.xml');
  await treeItem(story, 'applications').getByText(texts.t('nodes.applications')).click();
  const grid = page.getByRole('main').getByRole('grid');
  const first = grid.locator('.ag-row').first();
  await first.click({ button: 'right' });
  await expect(item('copy')).toBeVisible();
  await expect(item('export')).toBeHidden();
  await expect(page.getByRole('menu').locator(':focus')).toHaveCount(1);
  await page.keyboard.press(texts.t('mnemonics:delete-application'));
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(grid.getByRole('row', { selected: true })).toHaveCount(1);

  const { x, y, width, height } = (await grid.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.click(x + width / 2, y + height - 40, { button: 'right' });
  await expect(grid.getByRole('row', { selected: true })).toHaveCount(0);
  await expect(item('copy')).toBeHidden();
  await expect(item('export')).toBeVisible();
  await item('columns').click();
  await expect(page.getByRole('dialog', { name: texts.t('list.columns') })).toBeVisible();
});

test('Exit says what it cannot do in a tab; a double click opens and closes a branch; a small window keeps all in sight', async ({
  console: page,
  texts,
  machine,
}) => {
  const story = { page, texts };
  await machine.run('ssoconfig', '-createDB', '--name', 'Contoso');
  await page.getByRole('menuitem', { name: texts.t('menu.file').replace('&', ''), exact: true }).click();
  await page.getByRole('menuitem', { name: texts.t('menu.exit').replace('&', '') }).click();
  const dialog = page.getByRole('dialog', { name: texts.t('dialogs:closeTab.title') });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  const root = treeItem(story, 'root');
  await root.getByText(texts.t('nodes.root'), { exact: true }).dblclick();
  await expect(root).toHaveAttribute('aria-expanded', 'false');
  await root.getByText(texts.t('nodes.root'), { exact: true }).dblclick();
  await expect(root).toHaveAttribute('aria-expanded', 'true');

  await treeItem(story, 'system').getByText(texts.t('nodes.system')).click();
  await page.setViewportSize({ width: 800, height: 600 });
  const pane = page.getByRole('main').locator('[data-pane]');
  await expect(pane.getByText(texts.t('situations:no-secret'))).toBeVisible();
  expect(await pane.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
});
