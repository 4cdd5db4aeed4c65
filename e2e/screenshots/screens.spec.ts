/** Every screen as an administrator meets it, over a believable company. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page, TestInfo } from '@playwright/test';
import { PASSWORD, expect, test, type Machine } from '../console.ts';
import { chooseByMouse, dialogOf } from '../steps.ts';

const folder = fileURLToPath(new URL('../../docs/screenshots', import.meta.url));

const shoot = (page: Page, info: TestInfo, name: string): Promise<unknown> =>
  page.screenshot({ path: join(folder, `${info.project.name}-${name}.png`), animations: 'disabled', caret: 'hide' });

/** A company with its first backup; answers the backup's path. */
async function company(machine: Machine): Promise<string> {
  const backup = join(machine.files, 'master-secret-1.bak');
  await machine.run('ssoconfig', '-createDB', '--name', 'Contoso');
  await machine.run('ssoconfig', '-generateSecret', backup, '--reminder', 'the horse, as always', '--password-file');
  await machine.run('ssomanage', '-createApps', 'examples/apps.xml');
  await machine.run('ssomanage', '-importCredentials', 'examples/credentials.csv');
  return backup;
}

test.describe('an empty machine', () => {
  test('not configured', async ({ console: page, texts }, info) => {
    await shoot(page, info, '01-not-configured');
    await chooseByMouse({ page, texts }, 'configure');
    await expect(dialogOf({ page, texts }, 'configure')).toBeVisible();
    await shoot(page, info, '02-configure');
  });
});

test.describe('a company', () => {
  let backup = '';
  test.beforeEach(async ({ machine }) => {
    backup = await company(machine);
  });

  test('system and its menus', async ({ console: page, texts }, info) => {
    await shoot(page, info, '03-system');
    await page.getByRole('treeitem', { name: texts.t('nodes.system') }).click({ button: 'right' });
    await expect(page.getByRole('menu')).toBeVisible();
    await shoot(page, info, '04-context-menu');
    await page.keyboard.press('Escape');
  });

  test('generate', async ({ console: page, texts, machine }, info) => {
    const story = { page, texts };
    await chooseByMouse(story, 'generate');
    const dialog = dialogOf(story, 'generate');
    await dialog.getByLabel(texts.t('fields.backupFile')).fill(join(machine.files, 'master-secret-2.bak'));
    await shoot(page, info, '05-generate-file');
    await dialog.getByRole('button', { name: texts.t('buttons.next') }).click();
    await dialog.getByLabel(texts.t('fields.newPassword'), { exact: true }).fill('short');
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('alert').first()).toBeVisible();
    await shoot(page, info, '06-generate-password-refused');
    await dialog.getByLabel(texts.t('fields.newPassword'), { exact: true }).fill(PASSWORD);
    await dialog.getByLabel(texts.t('fields.confirmPassword')).fill(PASSWORD);
    await dialog.getByRole('button', { name: texts.t('generate.verb'), exact: true }).click();
    await expect(dialog.getByText(texts.t('generate.done', { version: 2 }))).toBeVisible();
    await shoot(page, info, '07-generate-done');
  });

  test('verify a backup', async ({ console: page, texts }, info) => {
    const story = { page, texts };
    await chooseByMouse(story, 'verify-backup');
    const dialog = dialogOf(story, 'verify-backup');
    await dialog.getByLabel(texts.t('fields.backupFile')).fill(backup);
    await page.keyboard.press('Enter');
    await dialog.getByLabel(texts.t('fields.backupPassword')).fill('not the password');
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('alert')).toBeVisible();
    await shoot(page, info, '08-verify-wrong-password');
    await dialog.getByLabel(texts.t('fields.backupPassword')).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expect(dialog.getByText(texts.t('verify.all', { count: 8 }))).toBeVisible();
    await shoot(page, info, '09-verify-done');
  });

  test('a lost secret', async ({ console: page, texts, machine }, info) => {
    const story = { page, texts };
    await rm(join(machine.home, 'secret-store'), { recursive: true });
    await page.keyboard.press('F5');
    await expect(page.getByRole('main').getByText(texts.t('situations:store-missing', { count: 8 }))).toBeVisible();
    await shoot(page, info, '10-store-missing');
    await chooseByMouse(story, 'restore');
    await dialogOf(story, 'restore')
      .getByRole('button', { name: texts.t('buttons.browse') })
      .click();
    await expect(page.getByRole('listbox').or(page.getByRole('grid')).or(page.getByRole('list')).last()).toBeVisible();
    await shoot(page, info, '11-browse');
  });

  test('an older database put back', async ({ console: page, texts, machine }, info) => {
    const copy = join(machine.files, 'older.db');
    await machine.run('ssoconfig', '-backupDB', copy);
    await machine.run('ssoconfig', '-generateSecret', join(machine.files, 'two.bak'), '--password-file');
    await machine.run('ssoconfig', '-restoreDB', copy, '--confirm', 'Contoso');
    await page.keyboard.press('F5');
    await chooseByMouse({ page, texts }, 'reconcile');
    await expect(dialogOf({ page, texts }, 'reconcile')).toBeVisible();
    await shoot(page, info, '12-reconcile');
  });
});
