/** Where the keyboard is while dialogs lie over each other, wait, and work: never nowhere; and F1 knows which of them it is in. */
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { expect, expectAccessible } from './console.ts';
import { test } from './held-link.ts';
import { chooseByKeyboard, dialogOf, type Story } from './steps.ts';

const button = ({ texts }: Story, within: Locator, key: string): Locator => within.getByRole('button', { name: texts.t(key), exact: true });
const system = ({ page, texts }: Story): Locator => page.getByRole('treeitem', { name: texts.t('nodes.system'), exact: true });

test.beforeEach(async ({ machine }) => {
  await machine.run('ssoconfig', '-createDB', '--name', 'Contoso');
  await machine.run('ssoconfig', '-generateSecret', join(machine.files, 'one.bak'), '--password-file');
});

test('from a dialog over a dialog back to what opened it', async ({ console: page, texts }) => {
  const story = { page, texts };
  await expect(system(story)).toBeFocused();
  await chooseByKeyboard(story, 'verify-backup');
  const verify = dialogOf(story, 'verify-backup');
  await expect(verify.getByLabel(texts.t('fields.backupFile'))).toBeFocused();
  const browse = button(story, verify, 'buttons.browse');
  await page.keyboard.press('Tab');
  await expect(browse).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: texts.t('fields.backupFile') }).getByRole('textbox')).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(browse).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(system(story)).toBeFocused();
});

test('from a list’s own dialog back into the list, and F1 in it', async ({ console: page, texts }) => {
  const help = page.getByRole('dialog', { name: texts.t('help:title'), exact: true });
  await page.getByRole('treeitem', { name: texts.t('nodes.root') }).focus();
  const cell = page.getByRole('main').getByRole('gridcell').first();
  await expect(cell).toBeVisible();
  await page.keyboard.press('F6');
  await expect(cell).toBeFocused();
  await page.getByRole('menuitem', { name: texts.t('menu.view').replace('&', '') }).click();
  await page.getByRole('menuitem', { name: texts.t('menu.columns').replace('&', '') }).click();
  const columns = page.getByRole('dialog', { name: texts.t('list.columns') });
  await expect(columns.getByRole('checkbox').first()).toBeFocused();
  await page.keyboard.press('F1');
  await expect(help.getByRole('heading', { level: 2 }).and(page.locator(':focus'))).toHaveText(/List/);
  await page.keyboard.press('Escape');
  await expect(columns.getByRole('checkbox').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(cell).toBeFocused();
});

test('F1 in a dialog over a property sheet', async ({ console: page, texts }) => {
  const story = { page, texts };
  await expect(system(story)).toBeFocused();
  await page.keyboard.press('Alt+Enter');
  const sheet = page.getByRole('dialog', { name: texts.t('properties:system.title') });
  await sheet.getByRole('tab', { name: texts.t('properties:system.tab.secret') }).click();
  const change = sheet.getByRole('button', { name: texts.t('properties:system.changeProtector') });
  await change.press('Enter');
  await expect(dialogOf(story, 'change-protector').getByRole('radio').first()).toBeFocused();
  await page.keyboard.press('F1');
  const help = page.getByRole('dialog', { name: texts.t('help:title'), exact: true });
  await expect(help.getByRole('heading', { level: 2 }).and(page.locator(':focus'))).toHaveText(/protect/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(change).toBeFocused();
});

test('a dialog that waits for the engine says so at once, and can be left', async ({ console: page, texts, link }) => {
  const story = { page, texts };
  await expect(system(story)).toBeFocused();
  link.hold();
  await page.keyboard.press('Alt+Enter');
  const waiting = page.getByRole('dialog', { name: texts.t('properties:system.title') });
  await expect(waiting.getByRole('status')).toHaveText(texts.t('operation.soon'));
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(waiting).toBeHidden();
  await expect(system(story)).toBeFocused();
  await page.keyboard.press('Alt+Enter');
  link.letGo();
  await expect(waiting.getByRole('tab').first()).toBeFocused();
});

test('a button at work keeps the focus, and does nothing twice', async ({ console: page, texts, link }) => {
  const story = { page, texts };
  await expect(system(story)).toBeFocused();
  await chooseByKeyboard(story, 'disable-sso');
  const dialog = dialogOf(story, 'disable-sso');
  const verb = button(story, dialog, 'confirm.disable-sso.verb');
  await verb.focus();
  link.hold();
  await page.keyboard.press('Enter');
  await expect(verb).toHaveAttribute('aria-busy', 'true');
  await expect(verb).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  link.letGo();
  await expect(button(story, dialog, 'buttons.close')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(system(story)).toBeFocused();
  await page.getByRole('treeitem', { name: texts.t('nodes.audit') }).click();
  await expect(page.getByRole('main').getByRole('gridcell', { name: texts.t('domain:audit.action.system.disable') })).toHaveCount(1);
});
