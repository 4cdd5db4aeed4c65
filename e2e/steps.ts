/** The administrator's steps, by what the screen says: role and name, never by markup. */
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { I18n } from '../shared/i18n/index.ts';
import { PASSWORD, expect, expectAccessible } from './console.ts';

export interface Story {
  readonly page: Page;
  readonly texts: I18n;
}

export const dialogOf = ({ page, texts }: Story, title: string): Locator => page.getByRole('dialog', { name: texts.t(`titles.${title}`) });

const button = (within: Locator, texts: I18n, key: string): Locator => within.getByRole('button', { name: texts.t(key), exact: true });

export const systemNode = ({ page, texts }: Story): Locator => page.getByRole('treeitem', { name: texts.t('nodes.system'), exact: true });

/** By its text: its name has its key, and its reason where it has one, in it. */
const menuItem = ({ page, texts }: Story, action: string): Locator =>
  page.getByRole('menuitem').filter({ has: page.getByText(texts.t(`actions:${action}`), { exact: true }) });

/**
 * What the screen knows may be a moment old. The actions pane follows what happens; a menu need not, once it is open. The node's
 * actions stand first in it, under them those of the selected rows.
 */
async function expectOffered({ page, texts }: Story, action: string, on: Locator): Promise<void> {
  const ofRows = await on.evaluate((element) => element.closest('[role="grid"]') !== null);
  const section = page
    .getByRole('complementary')
    .getByRole('region')
    .nth(ofRows ? 1 : 0);
  await expect(section.getByRole('button', { name: texts.t(`actions:${action}`), exact: true })).toBeEnabled();
}

/** Right-click on a node or a row (System, where none is named), then the action. */
export async function chooseByMouse(story: Story, action: string, on: Locator = systemNode(story)): Promise<void> {
  await on.click();
  await expectOffered(story, action, on);
  await on.click({ button: 'right' });
  await menuItem(story, action).click();
  await expect(story.page.getByRole('menu')).toBeHidden();
}

/** Shift+F10 on the node or the cell that has the keyboard (System, where none is named), then the action by the arrow keys. */
export async function chooseByKeyboard(story: Story, action: string, on: Locator = systemNode(story)): Promise<void> {
  const { page } = story;
  await expect(on).toBeFocused();
  await expectOffered(story, action, on);
  await page.keyboard.press('Shift+F10');
  const menu = page.getByRole('menu');
  await expect(menu.getByRole('menuitem').first()).toBeFocused();
  const item = menuItem(story, action);
  for (let presses = 0; presses < 40 && !(await item.evaluate((element) => element === document.activeElement)); presses += 1)
    await page.keyboard.press('ArrowDown');
  await expect(item).toBeFocused();
  await expect(item).toBeEnabled();
  await page.keyboard.press('Enter');
  await expect(menu).toBeHidden();
}

/** Writes a backup from the dialog that is open: where to, then under which password. By keyboard alone. */
export async function answerBackupFile(story: Story, title: string, path: string, verb: string, reminder: string): Promise<Locator> {
  const { page, texts } = story;
  const dialog = dialogOf(story, title);
  await expect(dialog.getByLabel(texts.t('fields.backupFile'))).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(path);
  await page.keyboard.press('Enter');
  await expect(dialog.getByLabel(texts.t('fields.newPassword'), { exact: true })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Tab');
  await page.keyboard.type(reminder);
  await expect(button(dialog, texts, verb)).toBeEnabled();
  await page.keyboard.press('Enter');
  return dialog;
}

/** Opens a backup in the dialog that is open: which file, then, under its reminder, its password. */
export async function answerBackupSource(story: Story, title: string, path: string, reminder: string): Promise<Locator> {
  const { page, texts } = story;
  const dialog = dialogOf(story, title);
  await expect(dialog.getByLabel(texts.t('fields.backupFile'))).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(path);
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(reminder)).toBeVisible();
  await expect(dialog.getByLabel(texts.t('fields.backupPassword'))).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  return dialog;
}

export async function closeResult({ page, texts }: Story, dialog: Locator, sentence: string): Promise<void> {
  await expect(dialog.getByText(sentence)).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
  await expect(button(dialog, texts, 'buttons.close')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
}

/** One page of the wizard, known by its heading; Enter is its Next. */
async function nextPage({ page, texts }: Story, heading: string): Promise<void> {
  await expect(page.getByRole('heading', { name: texts.t(`wizard:${heading}.heading`), exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
}

/** The wizard from Welcome to Finish, by keyboard alone; the account that runs the console is the only administrator. */
export async function configure(story: Story, name: string, path: string, reminder: string): Promise<void> {
  const { page, texts } = story;
  const dialog = dialogOf(story, 'configure');
  await nextPage(story, 'welcome');
  await expect(dialog.getByLabel(texts.t('wizard:names.system'))).toBeFocused();
  await page.keyboard.type(name);
  await nextPage(story, 'names');
  await nextPage(story, 'database');
  await expect(dialog.getByText(texts.t('wizard:administrators.single'))).toBeVisible();
  await nextPage(story, 'administrators');
  await expect(dialog.getByLabel(texts.t('fields.backupFile'))).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(path);
  await nextPage(story, 'file');
  await expect(dialog.getByLabel(texts.t('fields.newPassword'), { exact: true })).toBeFocused();
  for (const text of [PASSWORD, PASSWORD, reminder]) {
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
  }
  await dialog.getByLabel(texts.t('fields.reminder')).focus();
  await nextPage(story, 'password');
  await nextPage(story, 'summary');
  await expect(button(dialog, texts, 'wizard:done.finish')).toBeFocused({ timeout: 60_000 });
  await nextPage(story, 'done');
  await expect(dialog).toBeHidden();
}

export const backupIn = (folder: string, name: string): string => join(folder, name);
