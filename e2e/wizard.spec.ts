/** The configuration wizard: by mouse, by keyboard alone, with everything wrong that can be, and never where something is lost. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { PASSWORD, expect, expectAccessible, test } from './console.ts';
import { backupIn, chooseByKeyboard, configure, dialogOf, type Story } from './steps.ts';

const heading = ({ page, texts }: Story, name: string): Locator =>
  page.getByRole('heading', { name: texts.t(`wizard:${name}.heading`), exact: true });
const press = async ({ page, texts }: Story, key: string): Promise<void> =>
  page
    .getByRole('dialog')
    .getByRole('button', { name: texts.t(key), exact: true })
    .click();
const next = (story: Story): Promise<void> => press(story, 'buttons.next');

async function open(story: Story): Promise<Locator> {
  const { page, texts } = story;
  await page
    .getByRole('main')
    .getByRole('button', { name: texts.t('actions:configure') })
    .click();
  return dialogOf(story, 'configure');
}

test('by mouse, with everything wrong that can be', async ({ console: page, texts, machine }) => {
  const story = { page, texts };
  const dialog = await open(story);
  await expect(heading(story, 'welcome')).toBeVisible();
  await next(story);

  await test.step('a name that is missing', async () => {
    await next(story);
    await expect(dialog.getByText(texts.t('wizard:names.systemMissing'))).toBeVisible();
    await expect(dialog.getByLabel(texts.t('wizard:names.system'))).toBeFocused();
    await expectAccessible(page);
    await dialog.getByLabel(texts.t('wizard:names.system')).fill('Contoso');
    await dialog.getByLabel(texts.t('wizard:names.server')).fill('SSO1');
    await next(story);
  });

  await expect(dialog.getByText(join(machine.home, 'credentials.db'))).toBeVisible();
  await next(story);

  await test.step('an account that nobody knows, and one that is named twice', async () => {
    const field = dialog.getByRole('combobox', { name: texts.t('wizard:administrators.field') });
    await field.fill('nobody-of-that-name');
    await next(story);
    await expect(dialog.getByRole('alert').first()).toContainText('nobody-of-that-name');
    await expect(field).toBeFocused();
    await expectAccessible(page);
    await field.fill('daemon');
    await press(story, 'wizard:administrators.add');
    await expect(dialog.getByRole('listitem').filter({ hasText: '\\daemon' })).toBeVisible();
    await expect(dialog.getByText(texts.t('wizard:administrators.single'))).toBeHidden();
    await field.fill('daemon');
    await press(story, 'wizard:administrators.add');
    await expect(dialog.getByRole('alert').first()).toContainText('\\daemon');
    await field.fill('');
    await next(story);
  });

  const path = backupIn(machine.files, 'first.bak');
  await test.step('a file that is there, before a password is asked', async () => {
    await writeFile(backupIn(machine.files, 'taken.bak'), 'x');
    const field = dialog.getByLabel(texts.t('fields.backupFile'));
    await field.fill(backupIn(machine.files, 'taken.bak'));
    await next(story);
    await expect(dialog.getByRole('alert')).toContainText('taken.bak');
    await expect(field).toBeFocused();
    await field.fill(path);
    await next(story);
  });

  await test.step('a password that is weak, and one that was typed differently', async () => {
    const password = dialog.getByLabel(texts.t('fields.newPassword'), { exact: true });
    await password.fill('short');
    await expect(
      dialog.getByText(texts.t('dialogs:strength.level.very-weak')).or(dialog.getByText(texts.t('dialogs:strength.level.weak'))),
    ).toBeVisible();
    await next(story);
    await expect(password).toBeFocused();
    await password.fill(PASSWORD);
    await expect(dialog.getByText(texts.t('dialogs:strength.level.strong'))).toBeVisible();
    await dialog.getByLabel(texts.t('fields.confirmPassword')).fill(`${PASSWORD}!`);
    await next(story);
    await expect(dialog.getByLabel(texts.t('fields.confirmPassword'))).toBeFocused();
    await expectAccessible(page);
    await dialog.getByLabel(texts.t('fields.confirmPassword')).fill(PASSWORD);
    await next(story);
  });

  await test.step('back to the first page and on again: every answer is kept', async () => {
    for (let back = 0; back < 5; back += 1) await press(story, 'buttons.back');
    await expect(dialog.getByLabel(texts.t('wizard:names.system'))).toHaveValue('Contoso');
    for (let on = 0; on < 5; on += 1) await next(story);
    await expect(heading(story, 'summary')).toBeVisible();
    for (const answer of ['Contoso', 'SSO1', path, '\\daemon']) await expect(dialog.getByText(answer)).toBeVisible();
  });

  await press(story, 'wizard:summary.verb');
  await expect(dialog.getByText(texts.t('wizard:done.created', { system: 'Contoso', server: 'SSO1' }))).toBeVisible({ timeout: 60_000 });
  await expect(dialog.getByText(texts.t('wizard:done.second'))).toBeHidden();
  await press(story, 'wizard:done.finish');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('main').getByText(texts.t('situations.allWell'))).toBeVisible();
});

test('by keyboard alone', async ({ console: page, texts, machine }) => {
  const story = { page, texts };
  await page.getByRole('treeitem', { name: texts.t('nodes.system'), exact: true }).focus();
  await chooseByKeyboard(story, 'configure');
  await expect(heading(story, 'welcome')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialogOf(story, 'configure')).toBeHidden();
  await expect(page.getByRole('treeitem', { name: texts.t('nodes.system'), exact: true })).toBeFocused();
  await chooseByKeyboard(story, 'configure');
  await configure(story, 'Contoso', backupIn(machine.files, 'first.bak'), 'the horse');
  await expect(page.getByRole('treeitem', { name: texts.t('nodes.system'), exact: true })).toBeFocused();
  expect(JSON.parse(await machine.run('ssoconfig', '-verifyDB', '--json'))).toMatchObject({ failed: [] });
});

test('a backup that cannot be written: what is done stays done, and the wizard goes on from there', async ({
  console: page,
  texts,
  machine,
}) => {
  const story = { page, texts };
  const dialog = await open(story);
  await next(story);
  await dialog.getByLabel(texts.t('wizard:names.system')).fill('Contoso');
  for (let on = 0; on < 3; on += 1) await next(story);
  const path = backupIn(machine.files, 'late.bak');
  await dialog.getByLabel(texts.t('fields.backupFile')).fill(path);
  await next(story);
  await dialog.getByLabel(texts.t('fields.newPassword'), { exact: true }).fill(PASSWORD);
  await dialog.getByLabel(texts.t('fields.confirmPassword')).fill(PASSWORD);
  await next(story);
  await writeFile(path, 'somebody was faster');
  await press(story, 'wizard:summary.verb');
  await expect(dialog.getByText(texts.t('wizard:progress.stopped'))).toBeVisible();
  await expect(dialog.getByText(texts.t('wizard:progress.created'))).toBeVisible();
  await expectAccessible(page);
  await press(story, 'buttons.back');
  await expect(dialog.getByRole('alert')).toContainText('late.bak');
  await expect(dialog.getByRole('button', { name: texts.t('buttons.back') })).toBeDisabled();
  await rm(path);
  for (let on = 0; on < 2; on += 1) await next(story);
  await press(story, 'wizard:summary.verb');
  await expect(heading(story, 'done')).toBeVisible({ timeout: 60_000 });
});

test('never where a store or a database is lost', async ({ console: page, texts, machine }) => {
  await machine.run('ssoconfig', '-createDB', '--name', 'Contoso');
  await machine.run('ssoconfig', '-generateSecret', backupIn(machine.files, 'one.bak'), '--password-file');
  for (const lost of ['secret-store', 'credentials.db']) {
    await rm(join(machine.home, lost), { recursive: true });
    await page.keyboard.press('F5');
    await expect(page.getByRole('main').getByText(texts.t('severity.stop')).first()).toBeVisible();
    await page.getByRole('treeitem', { name: texts.t('nodes.system'), exact: true }).click({ button: 'right' });
    await expect(page.getByRole('menuitem').first()).toBeVisible();
    await expect(page.getByRole('menuitem', { name: texts.t('actions:configure') })).toBeHidden();
    await page.keyboard.press('Escape');
  }
});
